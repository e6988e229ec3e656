"""A phone in a browser: cutting and joining the network, the three steps of a report, signing with a finger."""


def start(tab, path=""):
    """The app stands and its shell is kept; from now on it works without network."""
    if path:
        tab.goto(path)
    tab.wait_for_selector("h1:text-is('今天')")
    tab.evaluate("async () => { await navigator.serviceWorker.ready; }")
    return tab


def cut(tab):
    tab.context.set_offline(True)


def join(tab):
    tab.context.set_offline(False)


def sent(tab):
    """Everything has left the phone."""
    tab.wait_for_selector("#line.m-line-quiet", state="attached")


def door(tab, name):
    """One of the three big buttons, from wherever the app stands."""
    tab.evaluate("() => { location.hash = '#/'; }")
    tab.wait_for_selector("h1:text-is('今天')")
    tab.click(f".m-door:has-text('{name}')")


def save(tab, taps=1):
    """``taps``: a thumb that falls twice sends the form twice before the page has turned."""
    button = tab.wait_for_selector("main form button[type=submit]")
    button.evaluate("(one, taps) => { while (taps--) one.form.requestSubmit(); }", taps)
    tab.wait_for_selector("h1:text-matches('已存本机|已送出')")


def report(tab, title="演示:井盖破损", picture=None, taps=1):
    """A grid event in three steps."""
    door(tab, "上报")
    tab.click("a.m-card:has-text('网格事件')")
    if picture:
        tab.set_input_files("#camera", picture)
        tab.wait_for_selector(".m-pictures img")
        tab.click("main >> text=/^下一步/")
    else:
        tab.click("text=不拍,下一步")
    tab.fill("[name=place]", "演示路口")
    tab.click("main button[type=submit]")
    tab.fill("[name=title]", title)
    tab.select_option("[name=category]", "公共设施")
    save(tab, taps)


def sign(tab, people):
    """Read the text, then draw one signature for each of ``people``."""
    tab.click("text=看全文,现场签名")
    tab.click("text=开始签名")
    for place in range(people):
        tab.wait_for_selector(f".m-pad[data-place='{place}']")
        box = tab.locator(".m-pad").bounding_box()
        tab.mouse.move(box["x"] + 30, box["y"] + 60)
        tab.mouse.down()
        tab.mouse.move(box["x"] + 120, box["y"] + 90, steps=5)
        tab.mouse.move(box["x"] + 200, box["y"] + 40, steps=5)
        tab.mouse.up()
        tab.click("text=签好了")
    tab.wait_for_selector("h1:text-matches('已存本机|已送出')")
