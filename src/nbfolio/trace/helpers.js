// Functions that traced scripts use. Each is one definition, found by its name; comments go.

// An array of n values of f.
$m=(n,f)=>{const v=new Float64Array(n);for(let i=0;i<n;i++)v[i]=f(i);return v}

// A first value s, and what each of n steps f makes of the one before.
$q=(n,s,f)=>$m(n+1,i=>s=i?f(s,i-1):s)

// Sum, product, running sum.
$S=v=>{let s=0;for(const x of v)s+=x;return s}
$P=v=>{let s=1;for(const x of v)s*=x;return s}
$C=v=>{let s=0;return v.map(x=>s+=x)}

// Greatest and least; where they are, a NaN before all others.
$M=v=>v.reduce((a,b)=>Math.max(a,b))
$L=v=>v.reduce((a,b)=>Math.min(a,b))
$A=(v,s)=>{let k=0;v.forEach((x,i)=>{if(x*s>v[k]*s||x!=x&&v[k]==v[k])k=i});return k}

// How many of a rising array lie before x (or are x); all where x is NaN.
$b=(v,x,r)=>{let a=0,b=v.length;while(a<b){const m=a+b>>1;if(r?v[m]>x:v[m]>=x)b=m;else a=m+1}return a}

// Linear interpolation between knots x, values y.
$i=(t,x,y)=>{const n=x.length-1;if(t!=t)return t;if(t>=x[n])return y[n];if(t<x[0])return y[0];const k=$b(x,t,1)-1;return(y[k+1]-y[k])/(x[k+1]-x[k])*(t-x[k])+y[k]}

// Power as in C: 1 to any power is 1.
$p=(a,b)=>a==1||a==-1&&1/b==0?1:a**b

// Rounding half to even.
$n=x=>{const r=Math.round(x);return r-x==.5&&r%2?r-1:r}

// Remainder and floor division of numbers, and of whole numbers.
$r=(a,b)=>{const m=a%b;return!b?m:m==0?b<0?-0:0:b<0!=m<0?m+b:m}
$d=(a,b)=>{if(!b)return a/b;const m=a%b,q=(a-m)/b-(m&&b<0!=m<0?1:0),f=Math.floor(q);return q==0?1/(a/b)<0?-0:0:q-f>.5?f+1:f}
$ri=(a,b)=>b?$r(a,b):0
$di=(a,b)=>b?Math.floor(a/b):0

// Formats of Python: what all share, fixed, general, exponential; a tie, which
// JavaScript rounds up, goes to the even digit.
$o=(x,f)=>x!=x?"nan":(x<0||1/x<0?"-":"")+((x=Math.abs(x))==1/0?"inf":f(x))
$h=(t,tie)=>tie?t.replace(/^(?!1e)([\d.]*)([13579])(?=e|$)/,(_,a,d)=>a+(d-1)):t
$f=(x,n)=>$o(x,a=>a<1e21?$h(a.toFixed(n),a*2**(n+1)%2==1):BigInt(a)+(n?"."+"0".repeat(n):""))
$x=(a,n)=>{const k=n-a.toExponential().split("e")[1],u=+("1e"+-k);return $h(a.toExponential(n),k<0?k>-23&&a%u==u/2:a*2**(k+1)%2==1).split("e")}
$E=(m,e)=>m+"e"+(e<0?"-":"+")+(e*e<100?"0":"")+Math.abs(e)
$e=(x,n)=>$o(x,a=>$E(...$x(a,n)))
$z=t=>/\./.test(t)?t.replace(/\.?0+$/,""):t
$g=(x,n)=>$o(x,a=>{const[m,e]=$x(a,n-1);return e<-4||e>=n?$E($z(m),e):$z($f(a,n-1-e))})

// Thousands set apart by commas, a sign in any case, a number rounded to n decimals.
$c=t=>t.replace(/^-?\d+/,d=>d.replace(/\B(?=(\d{3})+$)/g,","))
$s=t=>t[0]=="-"?t:"+"+t
$u=(x,n)=>isFinite(x)?+$f(x,n):x

// Eigenvalues, rising, and eigenvectors of a symmetric matrix, given as its lower triangle: Jacobi.
// What is small beside both of its diagonal elements is left: small eigenvalues keep their digits.
$j=(n,l)=>{const a=[],v=[],o=[];for(let i=0;i<n;i++){a[i]=[];v[i]=[];o[i]=i;for(let j=0;j<n;j++){a[i][j]=l[i>j?i*(i+1)/2+j:j*(j+1)/2+i];v[i][j]=+(i==j)}}
const turn=(p,q,c,s)=>{const x=p[0][p[1]],y=q[0][q[1]];p[0][p[1]]=c*x-s*y;q[0][q[1]]=s*x+c*y};
for(let r=0;r<20;r++)for(let i=0;i<n;i++)for(let j=0;j<i;j++){const b=a[i][j];if(b*b>1e-34*Math.abs(a[i][i]*a[j][j])){const h=(a[j][j]-a[i][i])/2/b,t=(h<0?-1:1)/(Math.abs(h)+Math.hypot(h,1)),c=1/Math.hypot(t,1),s=t*c;
for(let k=0;k<n;k++){turn([a[k],i],[a[k],j],c,s);turn([v[k],i],[v[k],j],c,s)}
for(let k=0;k<n;k++)turn([a[i],k],[a[j],k],c,s);
a[i][j]=a[j][i]=0}}
o.sort((p,q)=>a[p][p]-a[q][q]);return[...o.map(k=>a[k][k]),...v.flatMap(r=>o.map(k=>r[k]))]}
