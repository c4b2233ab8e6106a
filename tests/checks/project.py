"""What the checks share: the project's files and how findings are reported."""

import pathlib
import sys

SOURCE_ENDINGS = {".hpp", ".cpp", ".c", ".h"}


def root_from_arguments():
    return pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()


def sources(root, *folders):
    """C++ files under the folders, in a fixed order, with their paths from the root."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SOURCE_ENDINGS and path.is_file():
                yield path.relative_to(root), path.read_text(encoding="utf-8")


def report(findings, what):
    """Prints findings one a line; returns the exit code."""
    for finding in findings:
        print(finding)
    print(f"{what}: {len(findings)} finding(s)")
    return 1 if findings else 0
