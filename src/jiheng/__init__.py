"""Jiheng 绩衡: proves every figure of a budget-performance report right or wrong."""

__version__ = "0.1.0"
