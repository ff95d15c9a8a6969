"""The memory and the processor's time that this process may take, where the system can bound them."""

from __future__ import annotations

import ctypes
import math
import sys
import time

from jiheng.formats.limits import Limits

_PROCESS_MEMORY, _KILL_ON_CLOSE = 0x100, 0x2000  # JOB_OBJECT_LIMIT_PROCESS_MEMORY, ..._KILL_ON_JOB_CLOSE
_EXTENDED = 9  # JobObjectExtendedLimitInformation


def bound(limits: Limits) -> None:
    """Bound this process for the next file; a system without such bounds leaves it as it is."""
    if sys.platform == "win32":
        _bound_job(limits.child_bytes)
    else:
        _bound_process(limits)


def _bound_process(limits: Limits) -> None:
    import resource

    _lower(resource.RLIMIT_AS, limits.child_bytes)
    _lower(resource.RLIMIT_CPU, math.ceil(time.process_time()) + limits.seconds)  # should the parent's clock be gone


def _lower(kind: int, wanted: int) -> None:
    """Set the soft limit, within the hard one."""
    import resource

    hard = resource.getrlimit(kind)[1]
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (soft, hard))


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h, its counters of input and output as one field."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


_JOBS: list[object] = []  # a job lives as long as its handle


def _bound_job(most: int) -> None:
    """Put this process into a job of its own, once (Windows 8 and later let jobs lie inside each other)."""
    if sys.platform == "win32" and not _JOBS:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = JobLimits(flags=_PROCESS_MEMORY | _KILL_ON_CLOSE, process_memory=most)
        kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
        _JOBS.append(job)
