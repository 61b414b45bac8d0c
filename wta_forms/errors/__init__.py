"""What can be wrong, in words a facilitator understands.

Every message of the product stands in this one catalogue. A :class:`Message` is a sentence and a way out; put at a
place it becomes a :class:`Problem`. Problems are collected and shown all at once; a :class:`WtaFormsError` carries
those that stopped the work. Tests quote the catalogue, never the wording.
"""

from wta_forms.errors.deciding import *
from wta_forms.errors.keeping import *
from wta_forms.errors.lasting import *
from wta_forms.errors.looking import *
from wta_forms.errors.mailing import *
from wta_forms.errors.making import *
from wta_forms.errors.problems import Message as Message
from wta_forms.errors.problems import Problem as Problem
from wta_forms.errors.problems import WtaFormsError as WtaFormsError
from wta_forms.errors.problems import in_order as in_order
from wta_forms.errors.returning import *
from wta_forms.errors.taking import *
from wta_forms.errors.telling import *
