"""Text laid out in lines: what needs no regular expressions."""


def _is_blank(line):
    return not line or line.isspace()


def dedent(text):
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        body = line.lstrip(" \t")
        if not body or body.isspace():
            if all(c in " \t" for c in line):
                lines[i] = ""
            continue
        lead = line[: len(line) - len(body)]
        if margin is None:
            margin = lead
        elif not lead.startswith(margin):
            if margin.startswith(lead):
                margin = lead
            else:
                same = 0
                while same < len(margin) and same < len(lead) and margin[same] == lead[same]:
                    same += 1
                margin = margin[:same]
    if margin:
        lines = [line[len(margin) :] if line.startswith(margin) else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
