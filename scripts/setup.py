"""Makes the two environments, with whatever Python 3.8 or newer runs this file.

`.venv` (Python 3.11 or newer) holds what faces people, `.venv-rasa` (Python 3.10) holds Rasa.
Pythons that are on the machine are used; missing ones are brought in by uv. What is already in
place is left alone, so a second call takes no time.
"""

import argparse
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REQUIREMENTS = os.path.join(ROOT, "requirements")
UV_HOME = os.path.join(ROOT, ".venv-uv")
MAIN_VERSIONS = ["3.11", "3.12", "3.13"]
RASA_VERSIONS = ["3.10"]
SIZES = {".venv": "1 GB", ".venv-rasa": "2.5 GB"}
CHECK = "import sys, zlib, ssl, sqlite3; print('%d.%d' % sys.version_info[:2])"


# All that pip and uv print is kept here; the console gets a few plain lines.
LOG = os.path.join(os.environ.get("LOTSEN_DATA") or os.path.join(ROOT, "var"), "setup.log")
SAY_EVERY_SECONDS = 15
LAST_LINES = 15


def say(text):
    print("setup: " + text, flush=True)


def run(command):
    """Run a command with its output in the log, saying now and then that it goes on.

    Raises CalledProcessError, after the last it printed has been shown.
    """
    os.makedirs(os.path.dirname(LOG), mode=0o700, exist_ok=True)
    began = time.time()
    with open(LOG, "ab") as log:
        begins = log.tell()
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        while True:
            try:
                code = process.wait(timeout=SAY_EVERY_SECONDS)
                break
            except subprocess.TimeoutExpired:
                say(f"still at it, {time.time() - began:.0f} seconds so far")
    if code:
        show_end_of_log(begins)
        raise subprocess.CalledProcessError(code, command)


def show_end_of_log(begins):
    with open(LOG, "rb") as log:
        log.seek(begins)
        lines = log.read().decode("utf-8", "replace").splitlines()
    print("\n".join(lines[-LAST_LINES:]), file=sys.stderr, flush=True)


def find_uv():
    """uv: the one on the machine, or one of our own in .venv-uv."""
    ours = os.path.join(UV_HOME, "bin", "uv")
    found = ours if os.path.exists(ours) else shutil.which("uv")
    if found:
        return found
    say("fetching uv, the installer")
    lock = os.path.join(REQUIREMENTS, "uv.lock")
    try:
        run([sys.executable, "-m", "venv", UV_HOME])
        run([os.path.join(UV_HOME, "bin", "python"), "-m", "pip", "install", "-q", "--require-hashes", "-r", lock])
    except (subprocess.CalledProcessError, OSError):
        shutil.rmtree(UV_HOME, ignore_errors=True)
        sys.exit("setup: this Python cannot make environments. Install python3-venv (or uv) and try again.")
    return ours


def usable(path, version):
    """Whether this interpreter starts and is of that version."""
    try:
        answer = subprocess.run([path, "-c", CHECK], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.decode().strip() == version


def candidates(version):
    """Where an interpreter of this version may lie; shims that need a chosen version come last."""
    home = os.path.expanduser("~")
    pyenv = os.environ.get("PYENV_ROOT", os.path.join(home, ".pyenv"))
    yield sys.executable
    for pattern in (os.path.join(pyenv, "versions", version + ".*", "bin", "python"),):
        yield from sorted(glob.glob(pattern))
    on_path = shutil.which("python" + version)
    if on_path:
        yield on_path


def find_python(uv, versions):
    """A Python of one of the versions; the first of them is brought in when there is none."""
    for version in versions:
        for path in candidates(version):
            if usable(path, version):
                return path
    say("fetching Python " + versions[0])
    run([uv, "python", "install", versions[0]])
    return versions[0]


def stamp_of(lock):
    with open(lock, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def environment(uv, folder, versions, lock_name):
    """Bring one environment to what its lock file says; whether anything was done."""
    lock = os.path.join(REQUIREMENTS, lock_name)
    stamp = os.path.join(ROOT, folder, "lotsen-" + lock_name)
    python = os.path.join(ROOT, folder, "bin", "python")
    wanted = stamp_of(lock)
    if os.path.exists(stamp) and open(stamp).read() == wanted and any(usable(python, v) for v in versions):
        return False
    if not any(usable(python, version) for version in versions):
        say("making " + folder)
        run([uv, "venv", "-q", "--clear", "--python", find_python(uv, versions), folder])
    say(f"installing into {folder}, about {SIZES[folder]} (one to three minutes on a good line)")
    began = time.time()
    run([uv, "pip", "install", "--no-progress", "--python", python, "--require-hashes", "-r", lock])
    say(f"{folder} is ready after {time.time() - began:.0f} seconds")
    with open(stamp, "w") as file:
        file.write(wanted)
    return True


def install():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    arguments = parser.parse_args()
    uv = find_uv()
    # What the tests need is a superset, so a developer's environment is never cut back by `make run`.
    has_dev = os.path.exists(os.path.join(ROOT, ".venv", "lotsen-dev.lock"))
    lock = "dev.lock" if arguments.dev or has_dev else "main.lock"
    environment(uv, ".venv", MAIN_VERSIONS, lock)
    environment(uv, ".venv-rasa", RASA_VERSIONS, "rasa.lock")
    python = os.path.join(ROOT, ".venv", "bin", "python")
    if not os.path.exists(os.path.join(ROOT, ".venv", "bin", "lotsen")):
        run([uv, "pip", "install", "-q", "--python", python, "--no-deps", "--no-build-isolation", "-e", "."])


def main():
    try:
        install()
    except (subprocess.CalledProcessError, OSError) as fault:
        sys.exit(f"setup: that did not work ({fault}). All that was printed is in {LOG}.")


if __name__ == "__main__":
    main()
