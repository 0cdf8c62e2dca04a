"""How people propose, imagine, complain and ask, in es, ca, fr and en.

Written as ``casework.phrases`` reads them: ``a|b`` is either, ``word*`` a beginning, ``..`` a gap.
"""

from __future__ import annotations

from typing import Final

from junhall.casework.phrases import phrases

CREATE: Final = phrases("""
    pon|poner|ponemos|ponen|pongan|pongais|pusier*|poneis|poned|pondria; instal*;
    hacer|hagan|hicier*|hagais|hacemos; crear|creen|crear*|creemos; organi*;
    abrir|abran|abrier*|abrais; ampli*; plant*; construir|construy*;
    colocar|coloquen|colocaran|coloqueis|coloc*; habilit*; peatonali*; montar|monten;
    añadir|añadan|añad*; mas bancos|arboles|papeleras|contenedores;
    mas autobuses|luz|zonas|actividades|aparcamiento; un|una nuevo|nueva;
    posar|posem|poseu|posessiu; fer|fem|feu; obrir|plantar|crear|construir;
    mettre|mettons|mettez|installer|installe*; creer|organiser|ouvrir|planter|construire|ajouter;
    put|add|install|build|create|organise|organize; open|plant|have|make|get|extend|introduce;
    more benches|trees|bins|buses
""")

PROPOSAL: Final = phrases("""
    propongo|proponemos|propondria|propondriamos; proponer|propuesta|propuestas|proponerles;
    sugiero|sugerimos|sugeriria|sugerencia|sugerencias|sugerir; mi|nuestra|una|la propuesta;
    por que no pon*|hac*|instal*|cre*|organi*|abr*|plant*;
    por que no ampli*|habilit*|coloc*|peatonali*|mont*|utiliz*|aprovech*|dedic*;
    porque no ponemos|hacemos|instalamos|creamos|organizamos;
    porque no abrimos|plantamos|ponen|poneis|haceis;
    por que no ponemos|hacemos|montamos|aprovechamos|convertimos|usamos|dedicamos;
    i|we propose|suggest; my|our|a|one suggestion|proposal; suggestion|proposal;
    why don't|dont|not we|you .. put|add|install|build|create|plant|organise;
    why don't|dont|not we|you .. organize|open|make|have|turn|use|start|plan; why don't|dont we;
    why not; how about; je|nous propose|proposons|suggere|suggerons; proposition|suggestion;
    pourquoi ne pas; pourquoi pas;
    proposo|proposem|proposaria|proposta|suggereixo|suggerim|suggeriment;
    per que no pos*|fem|instal*|plant*|obr*|organi*|cre*
""")

SOFT_PROPOSAL: Final = phrases("""
    estaria|seria bien|bueno|genial|ideal|estupendo|fantastico|conveniente;
    estaria|seria interesante|util|perfecto|guay|fenomenal|necesario|deseable;
    estaria muy|mas bien; seria muy|una|mejor; vendria bien|genial|fenomenal; bien vendria;
    solicito|solicitamos|pido|pedimos|rogamos|ruego la|el|una|un|que|instalar|poner;
    vendria muy bien; podriamos|podriais|podrian|podria|podrias; se podria|podrian;
    deberiamos|deberiais|deberian|deberia; habria|tendrian|tendriamos|tendriais que;
    me|nos gustaria; pido|pedimos|solicito|solicitamos|solicitar|pediria que;
    hace|haria|hacen|harian falta; necesitamos; ojala; convendria;
    estaria|seria be|bo|bona|genial|ideal|millor; estaria molt be; podriem|podrieu|podrien;
    hauriem|haurieu|haurien de; m'agradaria; ens agradaria; cal|caldria|calen; faria|fa falta;
    ce|ca serait|pourrait bien|bon|genial|ideal|super|utile|sympa|interessant; ce serait;
    on pourrait|devrait; vous pourriez|devriez; pourriez|pourrait vous|on; il faudrait;
    nous aimerions; j'aimerais|je voudrais que;
    it|would be good|nice|great|lovely|useful|ideal|helpful; it would|d be;
    would be good|nice|great|lovely|useful|ideal|helpful; could we|you|the|there; should|ought;
    i'd|would like|love to see|have; i wish; we need; could do with; please consider
""")

MODAL: Final = phrases("""
    podemos|podeis|pueden|puede|podes|puedes; podem|podeu|poden; can|may we|you|i|someone|somebody;
    pouvez vous; peut on; pouvons nous
""")

IDEA: Final = phrases("""
    idea|ideas|ideia|idee|idees; se me|nos ocurre*|ha|ocurrio; ocurrencia;
    que os|le|les|te parece*|pareceria; imagin*; se m'acut; se m'ha acudit|ocorregut;
    que us sembla|semblaria; que diriez|pensez vous; what do you think about|of; what would you;
    just a thought; brainwave
""")

IDEA_IF_ASKED: Final = phrases("""
    y si; y que tal si; que tal si; i si; et si; what if; he|hemos pensado; estado|he pensando;
    he pensat; j'ai pense; i was|been thinking; i thought
""")

COMPLAINT: Final = phrases("""
    dimite|dimision|dimita|dimitir|dimitid;
    verguenza|vergonzos*|bochorn*|verguenzas; indign*; harto|harta|hartos|hartas;
    hasta los|el|la narices|cojones|gorro|coronilla|mismisimos; cansad* de; ya esta bien; ya vale;
    ya basta; basta ya; nadie viene|hace|contesta|responde|aparece|atiende|coge|limpia;
    nadie recoge|arregla|escucha|soluciona|se|nos|me|ha;
    no viene|contesta|responde|hace|hacen|aparece|coge nadie|nada;
    no contestan|responden|atienden|cogen;
    llevo|llevamos .. semana*|mes|meses|año|años|tiempo|siglos;
    llevo|llevamos .. esperando|llamando|avisando|reclamando;
    llevo|llevamos .. pidiendo|diciendo|escribiendo|quejand*; hace|desde .. semanas|meses|años que;
    queja|quejas|quejarme|quejo|quejamos|quejarnos; reclam*;
    inaceptable|intolerable|impresentable*|inadmisible|indecente;
    insoportable|lamentable|pesimo|pesima|penoso|penosa; desastre|desastros*; tomadura de pelo;
    tomando|toman|tomais el pelo; no hay derecho;
    dejadez|desidia|abandono|incompeten*|ineptos|ineficac*|inutiles;
    tercer*|cuarta|quinta|enesima|decima vez; ni caso; caso omiso; pasais|pasan de;
    os|le|les importa un; siempre igual|lo; todos los dias igual|lo; para esto|eso pagamos|pago;
    pagamos impuestos; impuestos para; una pena|lastima|ruina|mierda;
    me parece fatal|mal|increible; mal servicio|trato|atendid*; increible que; es increible;
    hasta cuando; a que esperan|esperais; estais|estan esperando; decepci*; trato recibido;
    denuncio|denunciamos|denunciar; vergonya|vergonyos*; indignant*|indignat*;
    fart|farta|farts|fartes de|del|d|dels;
    estic|estem fart|farta|farts|fartes; cansats|cansat de; prou;
    ningu ve|fa|contesta|respon|ve|no; no ve|fa|contesta|respon ningu|res;
    porto|portem .. setmana*|mes|mesos|any|anys|esperant|trucant|reclamant|demanant;
    queixa|queixes|queixo|queixar*;
    inacceptable|intolerable|inadmissible|lamentable|pessim|pessima; presa de pel; sempre igual;
    desastre; cap cas; honte|honteux|honteuse; scandale|scandaleux;
    inadmissible|inacceptable|intolerable|lamentable|deplorable|incompetent*; ras le bol; marre;
    ca suffit; assez; personne ne; j'attends depuis; on attend depuis; nous attendons depuis;
    depuis des semaines|mois|annees; plainte|plaindre|plains|reclamation; on se moque|fout;
    c'est n'importe quoi; n'importe quoi; toujours pareil; desastre|catastroph*;
    shame|shameful|disgrace|disgraceful|outrageous;
    appalling|unacceptable|ridiculous|pathetic|useless; fed up; sick|tired of; sick and tired;
    had enough; nobody comes|cares|answers|does|responds|replies|listens|bothers|seems;
    no one comes|cares|answers|does|responds|replies|listens|bothers|seems;
    complaint|complain|complaining; been waiting|calling|asking|reporting|complaining;
    waiting|asked|reported|called .. weeks|months|years|times; weeks|months|years now|ago and;
    disaster|joke; terrible|awful service; ignored|ignoring; how long do we; how much longer;
    third|fourth|fifth time; what do we pay
""")

QUESTION: Final = phrases("""
    a que hora|horas; que hora*|dia|dias|fecha|horario;
    que documentos|papeles|requisitos|tramites|telefono|plazo; cual|cuales es|son|seria;
    cuando|cuando es|sera|abre|abren|empieza*|termina*|pasa*|cierra*; donde; adonde;
    cuanto|cuanta|cuantos|cuantas; como|como puedo|podemos|se|hago|solicito|funciona|pido;
    quien|quienes es|lleva|puede; hay que pedir|pagar|llevar|apuntarse|inscribirse|reservar;
    se puede|pueden; esta|estan|estara abiert*|abierta|cerrad*;
    quisiera|queria|querria saber|informacion|preguntar|consultar;
    necesito|necesitaria|gustaria|quiero saber|informacion|preguntar|consultar;
    me|nos gustaria saber|preguntar; informacion sobre|de|acerca; alguien sabe;
    sabeis|saben|sabe|sabes si|cuando|donde|cuanto|que|a|quien|algo; tengo una|duda|pregunta;
    una pregunta|duda|consulta; pregunta|consulta|duda; es verdad|cierto que; habra|habran;
    a quina hora; quin|quina|quins|quines dia|dies|horari|document*|telefon; quan;
    on puc|es|podem|he|cal|esta; com puc|es|ho|podem; quant|quants|quanta|quantes;
    voldria|m'agradaria|vull|necessito saber|preguntar; algu sap; sabeu si|quan|on;
    una pregunta|consulta; esta obert*|tancat*; a quelle heure;
    quelle|quel|quels|quelles heure*|jour*|est|sont|horaire*|document*|date; quand;
    ou puis|peut|est|se|sont|dois|trouver; comment; combien;
    je|j'aimerais|voudrais|souhaite savoir|demander; j'aimerais savoir; est ce que; quelqu'un sait;
    savez vous; faut il; peut on; une question; what time|times|day|days|documents|date|hours|is;
    when is|are|does|do|will|can; where; how do|can|much|many|long|to|does; who is|do|can|should;
    which; do|does|is|are|will you|it|the|there|i .. ?; is it possible;
    can i|someone|anyone .. tell|get|ask|pay|apply; may i; i|we want|wanted|like to know|ask;
    would|like to know|ask; anyone|anybody know|knows; does anyone; a question
""")

QUESTION_OUTRIGHT: Final = phrases("""
    a que hora|horas; que dia|dias|horario|hora|documentos|papeles|requisitos|plazo;
    donde puedo|podemos|se|esta|estan|hay|tiro|llevo|dejo|puede|tengo;
    como puedo|podemos|se|hago|solicito|pido|hacer; cuanto cuesta|vale|cuestan|hay|tarda|es|se;
    a quien; hay que pedir|pagar|llevar|apuntarse|inscribirse|reservar;
    cuando pasa|recogen|abre|abren|empieza|cierra|es|son|sera; se puede;
    decirme|indicarme|informarme|explicarme; alguien sabe;
    me|nos podeis|puedes|podrias|podriais|pueden|podrian|puede decir|indicar|informar|confirmar;
    sabeis|sabes|sabe|saben si|cuando|donde;
    quisiera|queria|querria|necesito|gustaria|quiero saber|preguntar|consultar; a quina hora;
    quin|quins dia|dies|horari; on puc|podem|es|he|cal; com puc|podem|es; quant costa|val|hi;
    voldria|m'agradaria saber|preguntar; a quelle heure; quel|quels jour*|horaire*|document*;
    ou puis|peut|se|dois|sont|est; comment puis|faire|peut|on|dois|s'inscrire;
    combien coute|ca|de|est|faut; je|j'aimerais|voudrais savoir; j'aimerais savoir;
    what time|day|days|documents; where can|do|is|are|should; how do|can|much;
    when is|are|do|does .. collect*|open*|close*|start*|due; tell|know me; would|like to know
""")
