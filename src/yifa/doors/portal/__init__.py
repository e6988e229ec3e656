"""The portal (公众门户): pages that need no account; it assembles the rooms below and decides nothing itself.

Serves 政府信息公开条例 第6条 (accurate publication) and 个人信息保护法 第6条, 第19条 (no more data than needed, and no
longer): what is handed in is checked in memory and gone with the answer. Words: check 体检, ration 限流, bucket 令牌桶,
address 来访地址, hop 代理层数.
"""
