"""How personal data is shown while nobody has stated a reason to see it (脱敏)."""

_MOBILE_DIGITS = 11
_MOST_STARS = 2


def mask_name(name: str) -> str:
    """张三 -> 张*, 欧阳演示 -> 欧**: the first character, and never how long a long name is."""
    name = name.strip()
    if len(name) < 2:
        return "*" * len(name)
    return name[0] + "*" * min(len(name) - 1, _MOST_STARS)


def mask_phone(phone: str) -> str:
    """13812345678 -> 138****5678; another number keeps its last two digits only."""
    phone = phone.strip()
    if len(phone) == _MOBILE_DIGITS and phone.isdigit() and phone[0] == "1":
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * len(phone) if len(phone) < 5 else "*" * (len(phone) - 2) + phone[-2:]


def mask_id(code: str) -> str:
    """A resident's or another document's number: first three and last four characters remain."""
    code = code.strip()
    if len(code) < 10:
        return "*" * len(code)
    return code[:3] + "*" * (len(code) - 7) + code[-4:]
