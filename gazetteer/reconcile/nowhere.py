"""Words of cells that name no place: "unknown", "ditto", "at sea"."""

from __future__ import annotations

NAMES_NO_PLACE = frozenset(
    "n/a;n.a.;na.;none;nil;null;unknown;unkn.;unk.;unspecified;not known;not stated;not given;no place;s.l.;s. l.;"
    "n.p.;?;??;???;-;--;---;–;—;.;...;…;x;xx;do.;ditto;dto.;idem;id.;see above;as above;ibid.;ibid;ibidem;loc. cit.;"
    "the same;same place;at sea;on board;on board ship;aboard;abroad;overseas;various;various places;several;illegible;"
    "[illegible];missing;blank;o.o.;o. o.;ohne ort;unbekannt;unbek.;unbek;unleserlich;auf see;dort;daselbst;dgl.;desgl.;"
    "dito;wie oben;ebd.;ebenda;verschiedene;inconnu;inconnue;sans lieu;même lieu;en mer;à bord;desconocido;desconocida;"
    "en el mar;ibíd.;ignoto;s.d.;неизвестно;б.м.;б. м.;там же;в море;bilinmiyor;nieznane;"
    "vacant;in the field;killed in action;missing in action;in transit;born at sea;on the voyage;auf der reise;auf hoher see;"
    "geb. auf see;gefallen;vermisst;tué à l'ennemi;disparu;se ignora;no consta;ignorado;desconhecido;não consta;expósito;"
    "sine loco;s. loc.;s. l. et a.;hort. bot.;cult.".split(";")
)
"""Content of cells without a place name."""
