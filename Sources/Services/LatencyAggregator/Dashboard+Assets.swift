extension Dashboard {
    /// Light and dark, wide and narrow.
    static let style = """
        :root{--bg:#f6f7f9;--card:#fff;--ink:#16202c;--dim:#586473;--line:#dde2e8;--pass:#12744f;
        --fail:#c02535;--warn:#8f5500;--unknown:#5f6b7a;--track:#e6eaef;--way:#9aa7b5;
        --h0:#3b6fd4;--h1:#1f9d8f;--h2:#e08a2e;--h3:#9a5fd0;--h4:#d24d7a;--h5:#5e8f2f;--h6:#3aa0d8;
        --h7:#b58900;--h8:#8a8f98;--h9:#7a4b2a;--h10:#00707a;--h11:#b03aa0}
        @media (prefers-color-scheme:dark){:root{--bg:#0f141a;--card:#171e26;--ink:#e6ebf1;
        --dim:#9aa7b6;--line:#2a343f;--pass:#3ecf95;--fail:#ff6b78;--warn:#f0b03f;--unknown:#a2aebc;
        --track:#25303b;--way:#5b6876;--h0:#6d9bf5;--h1:#45c9ba;--h2:#f3a95b;
        --h3:#bb8cf0;--h4:#ef7fa5;--h5:#93c45c;
        --h6:#6cc3f2;--h7:#dcb43a;--h8:#a3abb6;--h9:#c08a60;--h10:#4fb6c0;--h11:#e07bd0}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--ink);
        font:15px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
        white-space:nowrap}
        header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;
        gap:.2rem 1rem;padding:1.1rem clamp(1rem,4vw,2.5rem) 0}
        h1{font-size:1.35rem;margin:0}h1 span{font-weight:400;color:var(--dim)}
        h2{font-size:1rem;margin:1.6rem 0 .5rem}
        #state{margin:0;color:var(--dim);font-size:.85rem}
        #state::before{content:"";display:inline-block;width:.55em;height:.55em;border-radius:50%;
        margin-right:.45em;background:var(--pass)}
        #state.off::before{background:var(--fail)}
        nav{padding:.5rem clamp(1rem,4vw,2.5rem) 0}
        nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem;margin:0;padding:0}
        nav a{display:block;padding:.2rem .7rem;border:1px solid var(--line);border-radius:1em;
        color:var(--ink);text-decoration:none;font-size:.85rem;background:var(--card)}
        nav a[aria-current]{font-weight:700;border-color:var(--ink)}
        a:focus-visible,summary:focus-visible{outline:2px solid var(--h0);outline-offset:2px}
        main{padding:1rem clamp(1rem,4vw,2.5rem) 3rem}
        .tiles{list-style:none;display:grid;gap:.6rem;margin:0 0 1.2rem;padding:0;
        grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr))}
        .tiles li{background:var(--card);border:1px solid var(--line);border-radius:.6rem;
        padding:.55rem .8rem;color:var(--dim);font-size:.85rem}
        .tiles b{display:block;font-size:1.45rem;line-height:1.2;color:var(--ink);
        font-variant-numeric:tabular-nums}
        .tiles .word b{font-size:.8rem;line-height:2.18rem;white-space:nowrap}
        .tiles .pass b{color:var(--pass)}.tiles .fail b,td.fail{color:var(--fail)}
        .tiles .warn b,td.warn{color:var(--warn)}.tiles .unknown b{color:var(--unknown)}
        .alerts,.advice{list-style:none;margin:0;padding:0;display:grid;gap:.4rem}
        .alerts li,.advice li{background:var(--card);border:1px solid var(--line);
        border-left:.3rem solid var(--warn);border-radius:.4rem;padding:.45rem .8rem;
        overflow-wrap:anywhere}
        .alerts .page{border-left-color:var(--fail)}.advice li{border-left-color:var(--h0)}
        .note{color:var(--dim);font-size:.85rem;margin:.2rem 0 .5rem}
        .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);
        border-radius:.6rem}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th,td{padding:.5rem .55rem;text-align:right;white-space:nowrap}
        thead th{font-size:.75rem;font-weight:600;color:var(--dim);text-transform:uppercase;
        letter-spacing:.04em}
        th:first-child,.budgets td:nth-child(2),.budgets td:nth-child(3),.budgets th:nth-child(2),
        .budgets th:nth-child(3),.waterfall td:nth-child(4),.waterfall th:nth-child(4)
        {text-align:left}
        tbody tr.operation,.cards tbody tr{border-top:1px solid var(--line)}
        tbody th{font-weight:600}
        small{color:var(--dim);font-weight:400;margin-left:.4em}
        .budgets th small{display:block;margin-left:0}
        .gate,.sign{font-size:.7rem;font-weight:600;border:1px solid currentColor;border-radius:1em;
        padding:.05em .6em;color:var(--dim)}
        .sign{color:var(--fail)}.warn .sign{color:var(--warn)}
        .verdict{display:inline-block;min-width:6.4em;text-align:center;border-radius:1em;
        padding:.1em .7em;font-size:.85rem;font-weight:600;border:1px solid currentColor;
        white-space:nowrap}
        .verdict.pass{color:var(--pass)}.verdict.fail{color:var(--fail)}
        .verdict.warn{color:var(--warn)}.verdict.plain{color:var(--dim)}
        .verdict.unknown{color:var(--unknown);border-style:dashed}
        .gauge svg{width:5.5rem;height:.6rem;vertical-align:middle}
        .gauge small{display:inline-block;min-width:3.4em}
        svg .track,svg .none{fill:var(--track)}svg .pass{fill:var(--pass)}
        svg .warn{fill:var(--warn)}svg .way{fill:var(--way)}
        svg .wait{fill:var(--track);stroke:var(--way)}
        svg .fail{fill:var(--fail)}svg line{stroke:var(--ink);stroke-width:1}
        .hops td{padding:0 .7rem .8rem;text-align:left;white-space:normal}
        .hops>td>svg{width:100%;height:.7rem;border-radius:.25rem;display:block}
        .hops ul{list-style:none;margin:.35rem 0 0;padding:0;display:flex;flex-wrap:wrap;
        gap:.15rem 1.1rem;font-size:.8rem;color:var(--dim)}
        .hops b{color:var(--ink);font-weight:600}
        .hops i{display:inline-block;width:.7em;height:.7em;border-radius:.15em;margin-right:.4em}
        .hops details{margin-top:.35rem;font-size:.8rem;color:var(--dim)}
        .blame{color:var(--fail);font-size:.85rem;margin:.1rem 0 .4rem}
        .distribution{width:min(100%,36rem);height:3.2rem;display:block;margin-top:.4rem}
        .axis{display:flex;justify-content:space-between;width:min(100%,36rem);margin:0}
        summary{cursor:pointer}
        #requests details{background:var(--card);border:1px solid var(--line);border-radius:.6rem;
        margin-bottom:.5rem;padding:.5rem .7rem}
        #requests .scroll{border:0;margin-top:.4rem}
        .waterfall svg{width:100%;min-width:16rem;height:1.1rem;display:block}
        .waterfall td.bar{width:60%}.waterfall .in{display:inline-block;width:.9em}
        tr.guilty th{color:var(--fail)}
        \(colourRules)
        @media (max-width:56rem){
        .budgets thead,.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;
        clip-path:inset(50%)}
        .budgets,.budgets tbody,.cards,.cards tbody{display:block}
        .budgets tr.operation,.cards tbody tr{display:grid;grid-template-columns:repeat(3,1fr);
        gap:.1rem .6rem;padding:.6rem .7rem}
        .budgets tr.operation>*,.cards tbody tr>*{padding:0;text-align:left;white-space:normal;
        overflow-wrap:anywhere;min-width:0}
        .budgets tr.operation th,.cards tbody th{grid-column:1/4;white-space:normal}
        .budgets tr.operation td:nth-child(2){grid-column:1/3}
        .budgets tr.operation td:nth-child(3){text-align:right}
        .budgets tr.operation td:nth-child(4){grid-column:1/4}
        td[data-label]::before{content:attr(data-label);color:var(--dim);font-size:.75rem;
        display:block}
        .waterfall td.bar{grid-column:1/4;width:auto}.waterfall svg{min-width:0}
        .budgets tr.hops,.budgets tr.hops td{display:block}}
        @media (prefers-reduced-motion:no-preference){.gauge rect{transition:width .4s}}
        """

    /// A fill and a background for each hop's colour.
    private static let colourRules = (0..<colourCount).map { index in
        ".h\(index){fill:var(--h\(index));background:var(--h\(index))}"
    }.joined(separator: "\n")

    /// A square of three bars.
    static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" \
        rx="3" fill="#16202c"/><rect x="3" y="3" width="10" height="2.4" fill="#3ecf95"/><rect \
        x="3" y="6.8" width="7" height="2.4" fill="#f0b03f"/><rect x="3" y="10.6" width="4" \
        height="2.4" fill="#6d9bf5"/></svg>
        """

    /// Fetches this page again every two seconds and puts the pieces that have changed in place of
    /// the old ones. What is opened stays open, and what has the focus keeps it.
    static let script = """
        "use strict";
        const clock=document.getElementById("clock"),state=document.getElementById("state");
        const news=document.getElementById("news");
        function put(fresh){
          const old=document.getElementById(fresh.id);
          if(!old)return;
          for(const part of fresh.querySelectorAll("details[id]")){
            const known=document.getElementById(part.id);
            if(known)part.open=known.open;
          }
          if(old.innerHTML===fresh.innerHTML)return;
          const focus=old.contains(document.activeElement)?document.activeElement.id:"";
          old.replaceWith(document.adoptNode(fresh));
          if(focus){const next=document.getElementById(focus);if(next)next.focus();}
        }
        async function renew(){
          try{
            const answer=await fetch(location.pathname+location.search,{cache:"no-store"});
            if(!answer.ok)throw new Error(answer.status);
            const page=new DOMParser().parseFromString(await answer.text(),"text/html");
            for(const part of page.querySelectorAll("[data-part]"))put(part);
            clock.textContent="live, "+new Date().toLocaleTimeString();
            if(state.className){state.className="";news.textContent="live again";}
          }catch{
            clock.textContent="no answer from the aggregator";
            if(!state.className){state.className="off";news.textContent=clock.textContent;}
          }
          setTimeout(renew,2000);
        }
        setTimeout(renew,2000);
        """
}
