"""The performance engine: indicators, schemes, scoring, monitoring, review, allocation (预算绩效)."""
