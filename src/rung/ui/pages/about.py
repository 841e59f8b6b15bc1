"""About and privacy: which engine runs, what stays here, who sees what, and what the words mean."""

from rung.errors import RungError
from rung.ui import widgets, wording, work
from rung.ui.markup import element

widgets.title("About and privacy", "What runs, what stays on this machine, and what the words mean.")

widgets.heading("Who sees what")
widgets.show(
    element(
        "ul",
        [
            element("li", text)
            for text in (
                "Your notes stay on this machine. The app makes no connection to any other.",
                "They are kept while this browser tab is open. Close or reload it and they are gone.",
                "No one else sees them, the people who made Rung included. No usage is counted.",
                "Nothing is rated, ranked or scored, and no rating can be worked out from what you download.",
            )
        ],
        cls="r-bullets",
    )
)

widgets.heading("What reads your notes")
try:
    stamp = work.engine().stamp
except RungError as error:
    widgets.problem(error.problem, error.next_step)
else:
    sha = f" (model {stamp.model_sha256[:12]})" if stamp.model_sha256 else ""
    note = f" {stamp.note}" if stamp.note else ""
    widgets.paragraph(f"The engine {wording.engine(stamp)}{sha}, on this machine, without a network.{note}")
ladder = work.ladder()
widgets.paragraph(f"The ladder {ladder.level}: {ladder.title} ({ladder.sha256[:12]}).")

widgets.heading("What the words mean")
widgets.show(
    element(
        "dl",
        [pair for term, meaning in wording.GLOSSARY for pair in (element("dt", term), element("dd", meaning))],
        cls="r-glossary",
    )
)
