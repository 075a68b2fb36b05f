extension Dashboard {
    /// Light and dark, wide and narrow.
    static let style = """
        :root{--bg:#f6f7f9;--card:#fff;--ink:#16202c;--dim:#64707f;--line:#dde2e8;--pass:#16845b;
        --fail:#c6303e;--warn:#b26a00;--unknown:#7a8594;--track:#e6eaef;
        --h0:#3b6fd4;--h1:#1f9d8f;--h2:#e08a2e;--h3:#9a5fd0;--h4:#d24d7a;--h5:#5e8f2f;--h6:#3aa0d8;
        --h7:#b58900;--h8:#8a8f98;--h9:#7a4b2a;--h10:#00707a;--h11:#b03aa0}
        @media (prefers-color-scheme:dark){:root{--bg:#0f141a;--card:#171e26;--ink:#e6ebf1;
        --dim:#93a0af;--line:#2a343f;--pass:#3ecf95;--fail:#ff6b78;--warn:#f0b03f;--unknown:#8e99a8;
        --track:#25303b;--h0:#6d9bf5;--h1:#45c9ba;--h2:#f3a95b;
        --h3:#bb8cf0;--h4:#ef7fa5;--h5:#93c45c;
        --h6:#6cc3f2;--h7:#dcb43a;--h8:#a3abb6;--h9:#c08a60;--h10:#4fb6c0;--h11:#e07bd0}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--ink);
        font:15px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif}
        header{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;
        padding:1.1rem clamp(1rem,4vw,2.5rem) 0}
        h1{font-size:1.35rem;margin:0}h1 span{font-weight:400;color:var(--dim)}
        h2{font-size:1rem;margin:1.6rem 0 .5rem}
        #state{margin:0;color:var(--dim);font-size:.85rem}
        #state::before{content:"";display:inline-block;width:.55em;height:.55em;border-radius:50%;
        margin-right:.45em;background:var(--pass)}
        #state.off::before{background:var(--fail)}
        main{padding:1rem clamp(1rem,4vw,2.5rem) 3rem}
        .tiles{list-style:none;display:grid;gap:.6rem;margin:0 0 1.2rem;padding:0;
        grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr))}
        .tiles li{background:var(--card);border:1px solid var(--line);border-radius:.6rem;
        padding:.55rem .8rem;color:var(--dim);font-size:.85rem}
        .tiles b{display:block;font-size:1.45rem;line-height:1.2;color:var(--ink);
        font-variant-numeric:tabular-nums}
        .tiles .pass b{color:var(--pass)}.tiles .fail b{color:var(--fail)}
        .tiles .warn b,td.warn{color:var(--warn)}.tiles .unknown b{color:var(--unknown)}
        .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);
        border-radius:.6rem}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th,td{padding:.5rem .55rem;text-align:right;white-space:nowrap}
        thead th{font-size:.75rem;font-weight:600;color:var(--dim);text-transform:uppercase;
        letter-spacing:.04em}
        th:first-child,.operation td:nth-child(2),.operation td:nth-child(3){text-align:left}
        thead th:nth-child(2),thead th:nth-child(3){text-align:left}
        .senders thead th:nth-child(2),.senders thead th:nth-child(3){text-align:right}
        tbody tr.operation,.senders tbody tr{border-top:1px solid var(--line)}
        tbody th{font-weight:600}small{color:var(--dim);font-weight:400;margin-left:.4em}
        .gate{font-size:.7rem;font-weight:600;border:1px solid var(--line);border-radius:1em;
        padding:.05em .6em;color:var(--dim)}
        .verdict{display:inline-block;min-width:6.4em;text-align:center;border-radius:1em;
        padding:.1em .7em;font-size:.85rem;font-weight:600;border:1px solid currentColor}
        .verdict.pass{color:var(--pass)}.verdict.fail{color:var(--fail)}
        .verdict.unknown{color:var(--unknown);border-style:dashed}
        .gauge svg{width:5.5rem;height:.6rem;vertical-align:middle}
        .gauge small{display:inline-block;min-width:3.4em}
        svg .track{fill:var(--track)}svg .pass{fill:var(--pass)}svg .warn{fill:var(--warn)}
        svg .fail{fill:var(--fail)}svg line{stroke:var(--ink);stroke-width:1}
        .hops td{padding:0 .7rem .8rem;text-align:left;white-space:normal}
        .hops svg{width:100%;height:.7rem;border-radius:.25rem;display:block;
        background:var(--track)}
        .hops ul{list-style:none;margin:.4rem 0 0;padding:0;display:flex;flex-wrap:wrap;
        gap:.15rem 1.1rem;font-size:.8rem;color:var(--dim)}
        .hops b{color:var(--ink);font-weight:600}
        .hops i{display:inline-block;width:.7em;height:.7em;border-radius:.15em;margin-right:.4em}
        .h0{fill:var(--h0);background:var(--h0)}.h1{fill:var(--h1);background:var(--h1)}
        .h2{fill:var(--h2);background:var(--h2)}.h3{fill:var(--h3);background:var(--h3)}
        .h4{fill:var(--h4);background:var(--h4)}.h5{fill:var(--h5);background:var(--h5)}
        .h6{fill:var(--h6);background:var(--h6)}.h7{fill:var(--h7);background:var(--h7)}
        .h8{fill:var(--h8);background:var(--h8)}.h9{fill:var(--h9);background:var(--h9)}
        .h10{fill:var(--h10);background:var(--h10)}.h11{fill:var(--h11);background:var(--h11)}
        .none{fill:var(--track);background:var(--track)}
        @media (max-width:56rem){
        .budgets thead{display:none}.budgets,.budgets tbody{display:block}
        .budgets tr.operation{display:grid;grid-template-columns:repeat(3,1fr);gap:.1rem .6rem;
        padding:.6rem .7rem}
        .budgets tr.operation>*{padding:0;text-align:left}
        .budgets tr.operation th{grid-column:1/3;white-space:normal}
        .budgets tr.operation td:nth-child(2){text-align:right}
        .budgets tr.operation td:nth-child(3){grid-column:1}
        .budgets tr.operation td:nth-child(4){grid-column:2/4;text-align:right}
        .budgets td[data-label]::before{content:attr(data-label);color:var(--dim);
        font-size:.75rem;display:block}
        .budgets tr.hops,.budgets tr.hops td{display:block}}
        """

    /// Fetches this page again and puts its content in place of the old, every two seconds.
    static let script = """
        const state=document.getElementById("state");
        async function renew(){
          try{
            const answer=await fetch(location.href,{cache:"no-store"});
            if(!answer.ok)throw 0;
            const page=new DOMParser().parseFromString(await answer.text(),"text/html");
            document.getElementById("live").replaceWith(page.getElementById("live"));
            state.textContent="live, "+new Date().toLocaleTimeString();
            state.className="";
          }catch{
            state.textContent="no answer from the aggregator";
            state.className="off";
          }
          setTimeout(renew,2000);
        }
        setTimeout(renew,2000);
        """
}
