#!/bin/sh
# Set up .venv with what the course needs, at the versions of constraints.txt.
# Does nothing when that is done already. PYTHON names the interpreter to take.
set -eu
cd "$(dirname "$0")/.."

stamp=.venv/.set-up
wanted=$({ pwd && cat pyproject.toml src/nbfolio/pyproject.toml constraints.txt; } | cksum)

is_done() {
    [ "$(sed -n 1p "$stamp" 2>/dev/null)" = "$wanted" ] &&
        { [ -z "${PYTHON:-}" ] || [ "$(sed -n 2p "$stamp")" = "$PYTHON" ]; } &&
        .venv/bin/python -c '' 2>/dev/null
}

with_uv() {
    rm -rf .venv
    uv venv --quiet --python "${PYTHON:->=3.11}" .venv &&
        uv pip install --quiet --python .venv/bin/python --constraint constraints.txt \
            --editable src/nbfolio --editable '.[dev]'
}

with_pip() {
    find_python
    rm -rf .venv
    "$python" -m venv .venv
    PIP_USER=0 .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --constraint constraints.txt --editable src/nbfolio --editable '.[dev]'
}

# What a Python says of itself: its version, then fit, old or bare (without the venv module).
probe='
import sys
word = "fit" if sys.version_info >= (3, 11) else "old"
try:
    import ensurepip, venv
except ImportError:
    word = "bare" if word == "fit" else word
print("%d.%d %s" % (sys.version_info[0], sys.version_info[1], word))
'

# Set python to the first that is fit; explain what to install if there is none.
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3 python3.14 python3.13 python3.12 python3.11
    fi
    found='' bare=''
    for python in "$@"; do
        answer=$("$python" -c "$probe" 2>/dev/null) || continue
        case $answer in
            *fit) return ;;
            *bare) bare="${bare:-$python (Python ${answer% *})}" ;;
        esac
        found="$found${found:+, }$python (Python ${answer% *})"
    done
    if [ -n "$bare" ]; then
        explain_bare
    else
        explain_old "$*"
    fi >&2
    exit 1
}

explain_bare() {
    cat <<END
$bare lacks the venv module, with which the course sets itself up.
Install it and run the same command again:
    Debian, Ubuntu   sudo apt install python3-venv
    with conda       conda env create -f environment.yml
END
}

explain_old() {
    cat <<END
The course needs Python 3.11 or later; found: ${found:-none (looked for $1)}.
Install one and run the same command again:
    Debian 12, Ubuntu 24.04 or later   sudo apt install python3 python3-venv
    Ubuntu 22.04                       sudo apt install python3.11 python3.11-venv
    macOS                              brew install python
    Windows, or without rights         conda env create -f environment.yml
One that is not on the PATH is named so: make site PYTHON=/path/to/python3
END
}

if is_done; then
    exit 0
fi
echo "Setting up .venv: only now and when what the course needs has changed." >&2
if ! command -v uv >/dev/null || ! with_uv; then
    with_pip
fi
printf '%s\n' "$wanted" "${PYTHON:-}" >"$stamp"
