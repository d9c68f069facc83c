"""What the drivers of all browsers share."""

import contextlib
import time


class Engine:
    """A browser that runs scripts in its page by `run`."""

    def wait_for(self, question, *arguments):
        """Ask the page until it says yes, for half a minute; return its answer."""
        for _ in range(300):
            # Between two pages there is none to ask.
            with contextlib.suppress(RuntimeError):
                if answer := self.run(f"return {question}", *arguments):
                    return answer
            time.sleep(0.1)
        raise AssertionError(f"It did not come true: {question}")
