"""What can be wrong with what a project keeps of everything that was sent and came back."""

from __future__ import annotations

from wta_forms.errors.problems import Message

# --- the store --------------------------------------------------------------------------------------------------------

STORE_NEWER = Message(
    "this project was last used with a newer wta-forms (its store is version {found}; this program knows {known})",
    "install the newest: pip install -U wta_forms",
)
STORE_NOT_OURS = Message("this is not a store of wta-forms", "move it away, or put back the one from your backup")
STORE_FULL = Message(
    "the disk is full: this step was not kept, all the steps before it are", "make room, then run the same again"
)
STORE_READ_ONLY = Message(
    "nothing can be written here: {why}", "look at the permissions of the folder, and whether it is write-protected"
)
STORE_LOCKED = Message(
    "another program has been using the store for more than {seconds:g} seconds",
    "if wta-forms runs in another window, let it end; then run the same again",
)
STORE_DAMAGED = Message(
    "the store is damaged: {why}",
    "put back the folder {home} from your backup; if there is none, move {file} elsewhere (do not delete it) and run: "
    "wta-forms harvest {originals}",
)
STORE_FAILED = Message("the store cannot be used: {why}", "run the same again; if it stays so, copy the folder away")
STORE_POINTS_NOWHERE = Message(
    "the store of this project is said to lie in {home}, and there is no such folder",
    "make it available again, or put the folder back from your backup",
)
ORIGINAL_LOST = Message("the original {sha256} is not in the store any more", "put it back from your backup: {path}")
ORIGINAL_CHANGED = Message("the original {sha256} is not what it was", "put it back from your backup: {path}")
