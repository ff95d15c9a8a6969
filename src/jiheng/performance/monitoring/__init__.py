"""Monitoring (绩效运行监控): execution and targets watched together, lights, a forecast of the year's end."""

from jiheng.performance.monitoring.forecast import Forecast, forecast
from jiheng.performance.monitoring.lights import Light, Sighting
from jiheng.performance.monitoring.round import Round, Watched, monitored
from jiheng.performance.monitoring.rules import MonitoringRules, monitoring_rules

__all__ = [
    "Forecast", "Light", "MonitoringRules", "Round", "Sighting", "Watched", "forecast", "monitored", "monitoring_rules",
]  # fmt: skip
