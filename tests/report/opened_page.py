"""A page opened in a browser, with what it complained of and asked for."""

from pathlib import Path

LOCAL = ("file:", "data:", "blob:")


def opened(chromium, page_file: Path, width, scheme, **more):
    """The page, and a list that grows with every complaint and every request that leaves the machine."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: request.url.startswith(LOCAL) or said.append(request.url))
    page.goto(page_file.resolve().as_uri())
    return page, said


def draw_everything(page):
    """Opens what is folded and draws every picture, as printing does."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(
        "window.dispatchEvent(new Event('beforeprint')); window.dispatchEvent(new Event('afterprint'))"
    )


def drawn(page) -> int:
    """How many pictures have been drawn."""
    return page.locator(".plot .main-svg").and_(page.locator(":first-child")).count()


def serious(page, axe: str) -> list[tuple[str, str]]:
    """What axe finds that keeps somebody from using the page."""
    page.add_script_tag(content=axe)
    return [
        (one["id"], one["nodes"][0]["html"])
        for one in page.evaluate("axe.run()")["violations"]
        if one["impact"] in ("serious", "critical")
    ]
