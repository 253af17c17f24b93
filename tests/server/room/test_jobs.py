"""Documents are annotated one after another, in a thread that can be stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from gazetteer.errors import InputError
from gazetteer.recognize.models import progress
from gazetteer.server.room.jobs import Jobs


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture
def going() -> threading.Event:
    """Lets the work go on."""
    return threading.Event()


@pytest.fixture
def jobs(going: threading.Event) -> Iterator[Jobs]:
    def work(id: str) -> None:
        if id == "broken":
            raise InputError("the text is broken")
        if id == "surprising":
            raise KeyError("x")
        progress.step(1, 2)
        going.wait(20)
        progress.step(2, 2)

    made = Jobs(work)
    yield made
    going.set()
    made.close()


def state(jobs: Jobs, id: str) -> str:
    job = jobs.get(id)
    return job.state if job else "unknown"


def test_progress_is_reported(jobs: Jobs, going: threading.Event) -> None:
    jobs.add("a")
    until(lambda: (job := jobs.get("a")) is not None and 0 < job.share < 1)
    going.set()
    until(lambda: state(jobs, "a") == "done")


def test_waiting_and_running_jobs_can_be_cancelled(jobs: Jobs, going: threading.Event) -> None:
    jobs.add("a")
    jobs.add("b")
    until(lambda: state(jobs, "a") == "reading")
    assert state(jobs, "b") == "waiting"
    jobs.cancel("b")
    jobs.cancel("a")
    assert (state(jobs, "a"), state(jobs, "b")) == ("cancelled", "cancelled")
    jobs.add("c")
    going.set()
    until(lambda: state(jobs, "c") == "done")
    assert (state(jobs, "a"), state(jobs, "b")) == ("cancelled", "cancelled")


@pytest.mark.parametrize(("id", "message"), [("broken", "the text is broken"), ("surprising", "the server's log")])
def test_failure_is_reported_and_the_next_job_runs(jobs: Jobs, going: threading.Event, id: str, message: str) -> None:
    jobs.add(id)
    jobs.add("a")
    going.set()
    until(lambda: state(jobs, "a") == "done")
    job = jobs.get(id)
    assert job
    assert (job.state, message in job.message) == ("failed", True)
