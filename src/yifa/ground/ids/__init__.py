"""Codes and their check characters (编码与校验): pure text work, no store, no network.

Case codes (案号) with a check character and a QR picture (二维码), 统一社会信用代码 by GB 32100,
公民身份号码 by GB 11643, and the masks (脱敏) under which names, phones and numbers are shown.
Serves 个人信息保护法: what is shown is masked unless somebody states a reason.
"""

from yifa.ground.ids.case_codes import CaseCode, CaseCodeError, case_code, parse_case_code, qr_svg, valid_case_code
from yifa.ground.ids.masks import mask_id, mask_name, mask_phone
from yifa.ground.ids.national import (
    organization_check,
    resident_id_check,
    uscc_check,
    valid_resident_id,
    valid_uscc,
)

__all__ = [
    "CaseCode",
    "CaseCodeError",
    "case_code",
    "mask_id",
    "mask_name",
    "mask_phone",
    "organization_check",
    "parse_case_code",
    "qr_svg",
    "resident_id_check",
    "uscc_check",
    "valid_case_code",
    "valid_resident_id",
    "valid_uscc",
]
