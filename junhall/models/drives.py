"""On what kind of drive a folder lies: a ledger needs one whose locks hold."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath
from typing import Final

_REMOTE: Final = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ncpfs", "ceph",
        "davfs", "glusterfs", "lustre", "fuse.sshfs", "fuse.rclone", "fuse.davfs2",
        "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.s3fs",
    }
)  # fmt: skip
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_MOUNTS: Final = Path("/proc/self/mountinfo")
_REMOTE_ON_WINDOWS: Final = 4  # DRIVE_REMOTE


def network_drive(folder: Path) -> str | None:
    """The kind of network drive a folder lies on; None for a disk of this computer.

    Where the system does not say (macOS) nothing is claimed.
    """
    if sys.platform == "win32":
        import ctypes

        whole = folder.absolute()
        if whole.drive.startswith("\\\\"):
            return "UNC"
        kind = ctypes.windll.kernel32.GetDriveTypeW(whole.anchor)
        return whole.drive if kind == _REMOTE_ON_WINDOWS else None
    try:
        mounts = _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return None
    return remote_mount(mounts, PurePosixPath(folder.resolve()))


def remote_mount(mounts: str, folder: PurePosixPath) -> str | None:
    """The kind of the mount a folder lies in, if that is remote.

    A machine whose root itself is served by 9p is a sandbox with one kernel, not a mapped drive.

    Source: proc(5), /proc/PID/mountinfo.
    """
    nearest, kind = -1, ""
    for line in mounts.splitlines():
        fields, _, told = line.partition(" - ")
        parts = fields.split(" ")
        if len(parts) < 5 or not told:
            continue
        point = PurePosixPath(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), parts[4]))
        depth = len(point.parts)
        if depth >= nearest and folder.is_relative_to(point):
            nearest, kind = depth, told.split(" ")[0]
    if kind == "9p" and nearest == 1:
        return None
    return kind if kind in _REMOTE else None
