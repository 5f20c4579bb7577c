"""Secrets in the output notebook."""

import json

STARS = "*****"
BINARY = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf")


class Mask:
    """Hides values in what cells have put out, and in the parameters that were given to them. The
    user's own source stays as it is, and so does encoded binary data, which only chance could
    change."""

    def __init__(self, secrets):
        forms = set()
        for secret in secrets:
            forms.update([secret, json.dumps(secret)[1:-1]])
            forms.update([json.dumps(secret, ensure_ascii=False)[1:-1]])
            if "\n" in secret:
                forms.update(line.strip() for line in secret.splitlines())
        self._forms = sorted(forms - {""}, key=len, reverse=True)

    def apply(self, notebook):
        from .cells import INJECTED, tags

        if not self._forms:
            return
        for cell in notebook.cells:
            if INJECTED in tags(cell):
                cell.source = self._text(cell.source)
            for output in cell.get("outputs", []):
                for key in ("text", "ename", "evalue", "traceback"):
                    if key in output:
                        output[key] = self._any(output[key])
                for kind, data in output.get("data", {}).items():
                    if kind not in BINARY:
                        output["data"][kind] = self._any(data)

    def _any(self, value):
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self._any(one) for one in value]
        if isinstance(value, dict):
            return type(value)({self._text(key): self._any(one) for key, one in value.items()})
        return value

    def _text(self, text):
        for form in self._forms:
            text = text.replace(form, STARS)
        return text
