"""``python -m wta_forms`` is ``wta-forms``."""

from wta_forms.cli.main import run

if __name__ == "__main__":
    run()
