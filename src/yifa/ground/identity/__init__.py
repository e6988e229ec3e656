"""Who may do what, and what each may see (身份与权限); free of Django at the top, so declarations may import it.

Serves 等级保护 GB/T 22239-2019 level 3 (身份鉴别, 访问控制, 安全审计) and 个人信息保护法 第51条 (去标识化, 权限).
Organ 机构, Post 岗位, Person 人员, Appointment 任职, Actor 经办身份, Permission 权限, predicate 条件, scope 管辖范围,
secrecy 保密范围, vault 个人信息加密, token 接口令牌, second factor 动态口令, reveal 查看被遮蔽的个人信息.
Pure Python: posts, actor, predicates, permission, access. The rest needs Django.
"""
