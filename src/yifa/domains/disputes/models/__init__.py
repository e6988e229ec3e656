"""Typed detail of disputes, one-to-one with the case. Nothing here names a person."""

from yifa.domains.disputes.models.centre import CentreFile
from yifa.domains.disputes.models.dispute import AdministrativeMediationFile, DisputeFile
from yifa.domains.disputes.models.petitions import PetitionFile

__all__ = ["AdministrativeMediationFile", "CentreFile", "DisputeFile", "PetitionFile"]
