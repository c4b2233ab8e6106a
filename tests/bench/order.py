"""The list of functions that the linker puts side by side (src/cli/functions.order)."""

import pathlib
import re

ORDER = pathlib.Path(__file__).resolve().parent.parent.parent / "src/cli/functions.order"
# A function's name stands where callgrind first speaks of it, as caller or as called; "'2" is its second depth.
NAME = re.compile(r"^c?fn=\(\d+\) ([A-Za-z_][\w.$]*)(?:'\d+)?$", re.MULTILINE)


def called_functions(profile):
    """The linker's names of all functions in a profile."""
    return set(NAME.findall(profile.read_text()))


def read_order():
    return set(ORDER.read_text().split())


def write_order(names):
    ORDER.write_text("\n".join(sorted(names)) + "\n")
