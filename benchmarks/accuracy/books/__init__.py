"""The invented year of a unit: who it is and every figure of it, exact and consistent."""
