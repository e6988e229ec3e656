"""The program ``yifa``: one command line assembled from what each door offers."""

import os
import sys


def main() -> None:
    """Start Django, then hand over to the commands. Errors of set-up are said in Chinese, exit 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.site.settings")
    try:
        import django

        django.setup()
        from yifa.site.commands import program
    except (OSError, ValueError) as wrong:
        sys.stderr.write(f"启动不了:{wrong}\n")
        sys.exit(2)
    program()


if __name__ == "__main__":
    main()
