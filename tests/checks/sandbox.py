"""A folder in which the commands of documents are run: the program, the examples, and nobody's calendar."""

import os
import pathlib
import shutil
import subprocess
import tempfile

# 11 August 2027, in the middle of the example plans.
TODAY = "1817985600"
# Clients that documents pipe calendars into. The real ones are tested elsewhere; here they only look at the input.
CLIENTS = ("khal", "calcurse", "vdirsyncer")


class Sandbox:
    def __init__(self, root, program):
        self.folder = tempfile.TemporaryDirectory()
        self.place = pathlib.Path(self.folder.name)
        tools = self.place / ".bin"
        tools.mkdir()
        (tools / "rubdown").symlink_to(pathlib.Path(program).resolve())
        for client in CLIENTS:
            (tools / client).write_text("#!/bin/sh\nexec grep BEGIN:VCALENDAR >/dev/null\n")
            (tools / client).chmod(0o755)
        # Commands are typed in the project's folder, or in that of the examples.
        shutil.copytree(root / "examples", self.place, dirs_exist_ok=True)
        shutil.copytree(root / "examples", self.place / "examples")
        # The plan most commands name.
        (self.place / "nyc.toml").write_bytes((root / "examples/first-marathon.toml").read_bytes())
        self.environment = {"PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": TODAY, "HOME": str(self.place)}

    def run(self, command):
        """(exit code, standard output, standard error) of a line of shell."""
        result = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=self.place, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        return result.returncode, result.stdout, result.stderr

    def problem(self, command):
        """What is wrong with a command that should work, or None; 4 says that a safety stop is in force."""
        code, output, errors = self.run(command)
        return None if code in (0, 4) else f"`{command}` fails ({code}): {(errors or output).strip()[:400]}"

    def problem_with_file(self, command, text):
        """The same for a command that is given a file with this text."""
        (self.place / "example.toml").write_text(text, encoding="utf-8")
        return self.problem(f"{command} example.toml")
