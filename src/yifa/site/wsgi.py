"""The WSGI entry that granian serves."""

import os
from importlib import import_module

import django
from django.conf import settings

from yifa.ground.memory import settle
from yifa.site.handler import Handler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.site.settings")
django.setup(set_prefix=False)
application = Handler()
import_module(settings.ROOT_URLCONF)  # before the first visitor, and before what is loaded is set apart
settle()
