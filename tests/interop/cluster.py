#!/usr/bin/env python3
"""Runs examples/cluster with the real engines and compares what they write with one big batch, byte for byte.

usage: cluster.py slurm|parallel|spark PROGRAM EXAMPLES

Slurm: a controller and a node daemon of our own, on this machine's loopback, gone when the test is. Spark is not to be had
everywhere, so a stand-in for `pyspark` runs the script's pipe as Spark does: a partition of lines to a process of its own.
"""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

TODAY = "2027-08-11"
ATHLETES = 60
SHARDS = 3
STAND_IN = '''
import subprocess
class Lines:
    def __init__(self, parts): self.parts = parts
    def pipe(self, command):
        def run(part):
            done = subprocess.run(command, input="".join(line + "\\n" for line in part), capture_output=True, text=True)
            if done.returncode: raise RuntimeError(f"the piped program failed: {done.returncode} {done.stderr}")
            return done.stdout.splitlines()
        return Lines([run(part) for part in self.parts])
    def saveAsTextFile(self, folder):
        import os
        os.mkdir(folder)
        for n, part in enumerate(self.parts):
            with open(f"{folder}/part-{n:05}", "w") as out: out.write("".join(line + "\\n" for line in part))
class Context:
    def textFile(self, path):
        lines = open(path).read().splitlines()
        return Lines([lines[:7], [], lines[7:]])
class SparkSession:
    sparkContext = Context()
    class builder:
        @staticmethod
        def appName(name): return SparkSession.builder
        @staticmethod
        def getOrCreate(): return SparkSession()
'''


def fail(text):
    sys.exit(f"cluster: {text}")


def need(*programs):
    for program in programs:
        shutil.which(program) or fail(f"{program} is missing; scripts/test installs it")


def run(command, **more):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, **more)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def must(command, allowed=(0,), **more):
    code, out, errors = run(command, **more)
    code in allowed or fail(f"{command} ended with {code}: {errors}")
    return out


def plans(examples):
    """Sixty athletes on one plan, each with a pace and a zone of their own."""
    text = (examples / "first-marathon.toml").read_text()
    zones = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"]
    for n in range(ATHLETES):
        yield f"athlete-{n:02}", (text.replace("Ann Example", f"Athlete {n}")
                                  .replace('"example-first-marathon"', f'"club-{n}"')
                                  .replace('easy_pace = "10:15/mi"', f'easy_pace = "{8 + n % 5}:{n:02}/mi"')
                                  .replace("America/New_York", zones[n % len(zones)]))


def records(examples, folder):
    """The plans as records, one of them broken; also as files for the batch they are compared with."""
    lines = []
    (folder / "plans").mkdir()
    for name, text in plans(examples):
        (folder / "plans" / f"{name}.toml").write_text(text)
        lines.append(json.dumps({"id": name, "plan": text, "today": TODAY}))
    lines.insert(20, json.dumps({"id": "broken", "plan": "[plan", "today": TODAY}))
    path = folder / "records.ndjson"
    path.write_text("".join(line + "\n" for line in lines))
    return path


def batch_of_plans(program, folder):
    must([program, "batch", folder / "plans", "-o", folder / "one", "-f", "ics", "--today", TODAY, "--quiet"])
    return {path.stem: path.read_bytes() for path in (folder / "one").glob("athlete-*.ics")}


def compare_answers(answers, big):
    """What came out of `stream` against the files of one batch."""
    got = {}
    for line in answers:
        answer = json.loads(line)
        if answer["ok"]:
            got[answer["id"]] = answer["outputs"]["ics"].encode()
        elif answer["id"] != "broken":
            fail(f"{answer['id']} was refused: {answer['findings']}")
    len(answers) == ATHLETES + 1 or fail(f"{len(answers)} answers to {ATHLETES + 1} records")
    got == big or fail(f"differ from one batch: {sorted(k for k in got.keys() | big.keys() if got.get(k) != big.get(k))}")


def test_parallel(program, examples, folder):
    need("parallel")
    path, big = records(examples, folder), batch_of_plans(program, folder)
    with open(path) as lines:
        spread = must(["sh", examples / "cluster" / "parallel.sh", "-f", "ics"], allowed=(1,), stdin=lines)
    with open(path) as lines:
        alone = must([program, "stream", "--quiet", "-f", "ics"], allowed=(1,), stdin=lines)
    spread == alone or fail("GNU parallel's answers are not those of one stream")
    path.stat().st_size > 256 * 1024 or fail("the records fit in one block: nothing was spread")
    compare_answers(spread.decode().splitlines(), big)


def test_spark(program, examples, folder):
    path, big = records(examples, folder), batch_of_plans(program, folder)
    (folder / "pyspark").mkdir()
    (folder / "pyspark" / "__init__.py").write_text("")
    (folder / "pyspark" / "sql.py").write_text(STAND_IN)
    must([sys.executable, "-B", examples / "cluster" / "spark.py", path, folder / "answers"],
         env={**os.environ, "PYTHONPATH": str(folder)})
    answers = [line for part in sorted((folder / "answers").iterdir()) for line in part.read_text().splitlines()]
    compare_answers(answers, big)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def slurm_settings(folder):
    host, user = socket.gethostname().split(".")[0], subprocess.check_output(["id", "-un"], text=True).strip()
    for name in ("state", "spool"):
        (folder / name).mkdir()
    (folder / "slurm.conf").write_text(f"""
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/none
CredType=cred/none
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/controller.pid
SlurmdPidFile={folder}/node.pid
SlurmctldLogFile={folder}/controller.log
SlurmdLogFile={folder}/node.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
""")
    return folder / "slurm.conf", host


def logs(folder):
    return "\n".join(f"{path.name}:\n{path.read_text()[-2000:]}" for path in sorted(folder.glob("*.log")))


def test_slurm(program, examples, folder):
    need("slurmctld", "slurmd", "sbatch", "sinfo")
    settings, host = slurm_settings(folder)
    os.environ.update(SLURM_CONF=str(settings), SOURCE_DATE_EPOCH="1817985600")
    header, *rows = (examples / "club" / "roster.csv").read_text().splitlines()
    roster = examples / "club" / "big.csv"
    roster.write_text("\n".join([header] + [f"{n}-{row}" for n in range(5) for row in rows]) + "\n")
    must([program, "batch", roster, "-o", folder / "one", "--quiet"], allowed=(0, 4))
    daemons = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
               for command in (["slurmctld", "-D", "-c"], ["slurmd", "-D", "-c", "-N", host])]
    try:
        deadline = time.monotonic() + 60
        while run(["sinfo", "--noheader", "--format=%T"])[1].strip() not in (b"idle", b"mixed"):
            time.monotonic() < deadline or fail(f"Slurm does not come up\n{logs(folder)}")
            time.sleep(0.2)
        # The highest exit code of the tasks is the array's: 4 where an athlete must stop, as in one batch.
        code, _, errors = run(["sbatch", "--wait", f"--array=1-{SHARDS}", f"--output={folder}/task-%a.log",
                               examples / "cluster" / "slurm.sbatch", roster, folder / "spread"])
        code in (0, 4) or fail(f"sbatch ended with {code}: {errors}\n{logs(folder)}")
    finally:
        for daemon in reversed(daemons):
            daemon.send_signal(signal.SIGTERM)
        for daemon in daemons:
            daemon.wait(timeout=30)
    one, spread = ({path.name: path.read_bytes() for path in (folder / name).glob("*.ics")} for name in ("one", "spread"))
    len(one) == 5 * len(rows) or fail(f"one batch wrote {len(one)} files")
    one == spread or fail(f"differ: {sorted(k for k in one.keys() | spread.keys() if one.get(k) != spread.get(k))}\n{logs(folder)}")
    for shard in range(1, SHARDS + 1):
        (folder / "spread" / f"summary-{shard}-of-{SHARDS}.csv").exists() or fail(f"shard {shard} left no summary")


def main():
    engine, program, examples = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(examples, folder / "examples")
        # The scripts say `rubdown`, as on a machine where it is installed.
        os.environ["PATH"] = f"{program.parent}:{os.environ['PATH']}:/usr/sbin"
        {"slurm": test_slurm, "parallel": test_parallel, "spark": test_spark}[engine](program, folder / "examples", folder)


if __name__ == "__main__":
    main()
