"""Forms (表单): one pydantic model is the web form, the phone form, the API schema and the Excel template.

``fields_of`` reads a model for whoever draws it; ``validate`` checks an entry and answers in Chinese;
``text``, ``choice`` and friends declare fields with the words a clerk reads.
"""

from yifa.ground.forms.fields import FormField, fields_of
from yifa.ground.forms.messages import UNSEEN, FormErrors, hides_something, validate
from yifa.ground.forms.words import Form, entry

__all__ = ["UNSEEN", "Form", "FormErrors", "FormField", "entry", "fields_of", "hides_something", "validate"]
