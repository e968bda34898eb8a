import pytest

from nbfolio.html.minify import minified


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
