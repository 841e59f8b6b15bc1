"""A result as one HTML page that needs nothing else: no script, no remote resource, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from rung.evaluation.plots import confusion_matrix, reliability_plot
from rung.evaluation.results import (
    CodeRow,
    EvalResult,
    GapsPart,
    ItemRecord,
    MappingPart,
    Metric,
    PacketRecord,
    RobustnessPart,
)  # fmt: skip
from rung.models import Match

_STYLE = """
:root{color-scheme:light dark;--line:#8886;--soft:#8881;--good:#2a8a57;--bad:#b4452f;--ink:#3b6ea8}
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin-bottom:.2rem}h2{margin-top:2.5rem;font-size:1.25rem}h3{font-size:1rem;margin:1.5rem 0 .4rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.25rem .7rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
td.n,th.n{text-align:right}td.v{white-space:nowrap}.wide{overflow-x:auto}.about{opacity:.75}
article{border-left:3px solid var(--bad);padding:.1rem 0 .1rem 1rem;margin:1.2rem 0}
article p{margin:.25rem 0}mark{background:#e9c46a66;color:inherit}
code{background:var(--soft);padding:0 .25em;border-radius:3px}
svg{max-width:100%}svg text{font:12px system-ui,sans-serif;fill:currentColor}svg text.small{font-size:10px}
.frame{fill:none;stroke:var(--line)}.ideal{stroke:currentColor;stroke-dasharray:4 4;opacity:.5}
.dot{fill:var(--ink);fill-opacity:.7}rect.right{fill:var(--good)}rect.wrong{fill:var(--bad)}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(result: EvalResult) -> str:
    """Return the report as UTF-8 HTML: numbers with intervals, tables, plots, and every wrong case with its reason."""
    title = f"Rung evaluation: {result.engine.name} on {result.split}"
    parts = [_about(result, title)]
    if result.mapping:
        parts.append(_mapping(result.mapping))
    if result.gaps:
        parts.append(_gaps(result.gaps))
    if result.robustness:
        parts.append(_robustness(result.robustness))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n{''.join(parts)}\n</body></html>\n"
    )


def number(metric: Metric) -> str:
    """Return a metric's value with its interval, or that there was nothing to count."""
    if metric.value is None:
        return "nothing to count"
    if metric.low is None or metric.high is None:
        return f"{metric.value:.3f}"
    return f"{metric.value:.3f} [{metric.low:.3f}, {metric.high:.3f}]"


def _about(result: EvalResult, title: str) -> str:
    engine = result.engine
    rows = [
        ("Engine", f"{engine.name} {engine.version}"),
        ("Model", f"{engine.model or 'none'} {engine.model_sha256 or ''}"),
        ("Prompt", engine.prompt or "none"),
        ("Ladder", f"{result.ladder.level} {result.ladder.sha256}"),
        *((f"Data: {file.name}", file.sha256) for file in result.data),
        ("Rung", result.rung),
        ("Run", f"{result.seconds:.1f} s; {result.resamples} resamples, seed {result.seed}"),
        ("Unscored", f"{result.unscored} without an answer; they are in no other number"),
    ]
    if engine.note:
        rows.append(("Note", engine.note))
    body = "".join(f"<tr><th>{escape(a)}</th><td>{escape(b)}</td></tr>" for a, b in rows)
    about = "Intervals hold 95%: percentile bootstrap over cases, or over packets. Only “demonstrates” counts as given."
    return f'<h1>{escape(title)}</h1><p class="about">{about}</p><div class="wide"><table>{body}</table></div>'


def _metrics(metrics: Iterable[Metric]) -> str:
    rows = "".join(
        f'<tr><td><code>{escape(m.name)}</code></td><td class="v">{number(m)}</td>'
        f'<td class="n">{m.counted}</td><td>{escape(m.meaning)}</td></tr>'
        for m in metrics
    )
    head = '<tr><th>Number</th><th>Value [95%]</th><th class="n">Counted</th><th>What it is</th></tr>'
    return f'<div class="wide"><table>{head}{rows}</table></div>'


def _mapping(part: MappingPart) -> str:
    wrong = [r for r in part.records if r.unscored is None and not r.right]
    unscored = [r for r in part.records if r.unscored is not None]
    return (
        f"<h2>Mapping</h2>{_metrics(part.metrics)}<h3>Each expectation</h3>{_codes(part.per_code)}"
        "<h3>Labelled primary (rows) and first given expectation (columns)</h3>"
        f'<div class="wide">{confusion_matrix(part.columns, part.confusion)}</div>'
        f"<h3>Reliability</h3>{reliability_plot(part.reliability)}"
        f"<h2>Wrong cases ({len(wrong)} of {len(part.records)})</h2>{''.join(_case(r) for r in wrong)}"
        + (f"<h2>Unscored ({len(unscored)})</h2>{''.join(_case(r) for r in unscored)}" if unscored else "")
    )


def _codes(rows: Sequence[CodeRow]) -> str:
    body = "".join(
        f'<tr><td>{escape(r.code)}</td><td class="n">{r.labelled}</td><td class="n">{r.given}</td>'
        f'<td class="n">{r.both}</td><td>{number(r.precision)}</td><td>{number(r.recall)}</td>'
        f"<td>{number(r.f1)}</td></tr>"
        for r in rows
    )
    head = (
        '<tr><th>Code</th><th class="n">Labelled</th><th class="n">Given</th><th class="n">Both</th>'
        "<th>Precision</th><th>Recall</th><th>F1</th></tr>"
    )
    return f'<div class="wide"><table>{head}{body}</table></div>'


def _case(record: ItemRecord) -> str:
    given = "; ".join(_match(m) for m in record.given) or "nothing"
    if record.unscored is not None:
        given = f"no answer: {escape(record.unscored)}"
    tags = ", ".join((*record.tags, *(("hard",) if record.hard else ())))
    labelled = _listed(record.expected)
    quote = f" “{escape(record.quote)}”, {escape(record.strength)}" if record.quote else ""
    return (
        f"<article><p><b>{escape(record.id)}</b>{f' ({escape(tags)})' if tags else ''}</p>"
        f"<p>{_marked(record)}</p><p>Labelled: {labelled}{quote}</p><p>Given: {given}</p>"
        + (f"<p>Why: {escape(record.why)}</p>" if record.why else "")
        + "".join(f"<p>Refused: {escape(d.expectation)}, {escape(d.reason)}</p>" for d in record.dropped)
        + "</article>"
    )


def _marked(record: ItemRecord) -> str:
    """Return the text with the labelled quote marked."""
    at = record.text.find(record.quote) if record.quote else -1
    if at < 0 or record.quote is None:
        return escape(record.text)
    end = at + len(record.quote)
    return f"{escape(record.text[:at])}<mark>{escape(record.text[at:end])}</mark>{escape(record.text[end:])}"


def _match(match: Match) -> str:
    verdict = "" if match.verdict == "demonstrates" else " (related)"
    return (
        f"<b>{escape(match.expectation)}</b>{verdict}, {match.strength}, {match.confidence:.0%}: "
        f"“{escape(match.quote.text)}”"
    )


def _listed(codes: Sequence[str]) -> str:
    return escape(", ".join(codes)) or "nothing"


def _gaps(part: GapsPart) -> str:
    return f"<h2>Gaps</h2>{_metrics(part.metrics)}{''.join(_packet(r) for r in part.records if _off(r))}"


_SIDES = ("missing_areas", "thin_areas", "missing_expectations", "left_out")


def _off(record: PacketRecord) -> bool:
    return record.unscored is not None or bool(_differences(record))


def _differences(record: PacketRecord) -> list[str]:
    """Return a line for each thing that was not found, was found in excess, or was mapped differently."""
    lines: list[str] = []
    for side in _SIDES:
        wanted: tuple[str, ...] = getattr(record, side)
        given: tuple[str, ...] = getattr(record, f"given_{side}")
        name = side.replace("_", " ")
        lines += [f"{name}: {x} was not named" for x in wanted if x not in given]
        lines += [f"{name}: {x} was named too" for x in given if x not in wanted]
    for item in record.items:
        if item.found is None:
            lines.append(f"item not found: {item.starts} …")
        elif set(item.expected) != set(item.given):
            wanted_codes, given_codes = ", ".join(item.expected) or "nothing", ", ".join(item.given) or "nothing"
            lines.append(f"{item.starts} …: labelled {wanted_codes}, given {given_codes}")
    return [*lines, *(f"item not labelled: {text}" for text in record.extra_items)]


def _packet(record: PacketRecord) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in _differences(record))
    unscored = f"<p>Unscored: {escape(record.unscored)}</p>" if record.unscored else ""
    return f"<article><p><b>{escape(record.id)}</b> ({escape(record.format)})</p>{unscored}<ul>{lines}</ul></article>"


def _robustness(part: RobustnessPart) -> str:
    parts = [f"<h2>Robustness</h2>{_metrics(t.changed for t in part.trials)}"]
    for trial in part.trials:
        if trial.cases:
            rows = "".join(
                f"<tr><td>{escape(c.id)}</td><td>{escape(c.variant)}</td><td>{_listed(c.before)}</td>"
                f"<td>{_listed(c.after)}</td><td>{escape(c.text)}</td></tr>"
                for c in trial.cases
            )
            head = "<tr><th>Case</th><th>Change</th><th>Before</th><th>After</th><th>Changed text</th></tr>"
            parts.append(
                f"<details><summary>{escape(trial.meaning)}: {len(trial.cases)} of {trial.mappings} changed</summary>"
                f'<div class="wide"><table>{head}{rows}</table></div></details>'
            )
    return "".join(parts)
