import pytest

from nbfolio.minify import minified
from nbfolio.minify.rename import shorter


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("const a = 1;\nconst b = 2;  // two\nlet c;", "const a=1,b=2;let c;"),
        ("const f = (x) => { const a = x; return a; };\nconst [g] = [f];",
         "const f=x=>{const a=x;return a},[g]=[f];"),
        ("if (a) { const b = 1; }\nconst c = [1, 2,];", "if(a){const b=1}\nconst c=[1,2];"),
        ("for (const a of b) c(a);\nconst d = 1;", "for(const a of b)c(a);const d=1;"),
        ('const a = ",}";\nconst b = "; const (x) => ;}";', 'const a=",}",b="; const (x) => ;}";'),
        ("const a = /;}(x)=>/g;\nconst b = `,}`;", "const a=/;}(x)=>/g,b=`,}`;"),
        ("a();\nconst b = 1;", "a();const b=1;"),
    ],
)  # fmt: skip
def test_a_script_becomes_short_and_stays_the_same(script: str, short: str) -> None:
    assert minified(script) == short


@pytest.mark.parametrize(
    ("script", "short"),
    [
        # what others may name stays: what is declared outside of all functions, properties, keys
        ("const older = one;", "const older = one;"),
        ("{const view = a.view; b({ view, key: view }); view();}",
         "{const c = a.view; b({ view:c, key: c }); c();}"),
        ("f(({ item, other: { inner = 2 } }) => [item, inner]);",
         "f(({ item:b, other: { inner:a = 2 } }) => [b, a]);"),
        ("f((first, ...rest) => rest.first);", "f((b, ...a) => a.first);"),
        ("({ run(event, item) { return item; } });", "({ run(event, a) { return a; } });"),
        ("{const [one, two] = a; for (const each of one) each[two];}",
         "{const [c, d] = a; for (const b of c) b[d];}"),
        ("{const item = `item ${item.item} item`;}", "{const a = `item ${a.item} item`;}"),
        ('{const item = ["item",/item/g.test(item)];}', '{const a = ["item",/item/g.test(a)];}'),
        ("{const item = `${item ? `item ${item}` : { item }}`;}",
         "{const a = `${a ? `item ${a}` : { item:a }}`;}"),
        ("{const item = [`}`, `${1}}`, `{`]; item;}", "{const a = [`}`, `${1}}`, `{`]; a;}"),
        ("{let item; try { item(); } catch (error) { error(); }}",
         "{let b; try { b(); } catch (a) { a(); }}"),
        ("{const item = item ? item : item;}", "{const a = a ? a : a;}"),
        # what it may mean elsewhere stays
        ("{const location = 1; name(location);}", "{const location = 1; name(location);}"),
        ("f((item) => document.item(self));", "f((a) => document.item(self));"),
        # no name is taken twice
        ("{const item = a, b = item, other = c;}", "{const d = a, b = d, e = c;}"),
    ],
)  # fmt: skip
def test_names_of_its_own_are_short(script: str, short: str) -> None:
    assert shorter(script) == short
