"""How people thank, greet, cheer and chat, and what sellers write, in es, ca, fr and en.

Written as ``casework.phrases`` reads them: ``a|b`` is either, ``word*`` a beginning, ``..`` a gap.
"""

from __future__ import annotations

from typing import Final

from junhall.casework.phrases import phrases, word_set

THANKS: Final = phrases("""
    gracias; mil gracias; grac|grax|grcs|graciass|gracies|merci|mercii;
    thanks|thx|thanx|thankyou|ty|tysm|cheers; agradec*; agraiment|agraeixo|agraim; reconnaissant*;
    remerci*; je vous remercie; grateful; thank you|u|ye; many thanks; much appreciated;
    i|we appreciate; moltes gracies; us ho agraim|agraeixo; dios os|le|les lo pague
""")

POLITE: Final = phrases("""
    gracias de antemano; gracias por adelantado; gracias por su|vuestra|tu atencion;
    gracias por .. atencion; gracias por leer*; gracias por responder; gracias y un|saludo;
    gracias y saludos; un saludo y gracias; agradeceria*; agradeceriamos; se agradece*;
    les|os agradeceria; gracies per avancat; gracies per endavant; gracies per l'atencio;
    gracies per la|vostra|seva atencio; us agrairia; merci d'avance; merci par avance;
    d'avance merci; merci de|d .. nous|votre; merci de; merci de bien vouloir;
    merci pour votre attention; thanks|thank you in advance; thank you in advance;
    thanks for your attention|time; would be grateful; would appreciate; would be much appreciated;
    gracias por nada; merci pour rien; thanks for nothing
""")

CONGRATULATIONS: Final = phrases("""
    enhorabuena; felicidades; felicit*; felicitar; bravo; chapo|chapeau|olé|ole|bravisimo;
    buen|gran|excelente|estupendo|fantastico|magnifico trabajo;
    trabajo excelente|estupendo|fantastico|magnifico|impecable; asi da gusto; da gusto; da gloria;
    sois|eres los|unos|unas|un|el|la mejor*|crack*|maquina*|fenomen*|grande*;
    sois geniales|estupendos|fantasticos|increibles|maravillosos; rapidisim*; que rapid*;
    que rapidez; que eficacia|eficientes|eficiencia|maravilla|alegria|gusto|bien|guay|detalle;
    que bonit*|chul*|precios* .. esta*|queda*|quedado; que bonit*|chul*|precios*;
    ha|han|habeis quedado .. genial|perfect*|bonit*;
    ha|han|habeis quedado .. precios*|estupend*|fenomenal|fantastic*;
    queda|quedo|quedado genial|perfect*|precios*|estupend*|fenomenal; un diez; un 10; perfecto;
    genial; estupendo; fenomenal; maravilloso; eficaces; muy bien hecho; bien hecho;
    buena iniciativa|noticia|labor; gran iniciativa|noticia|labor|acierto; orgull*; encantad*;
    me encanta*; nos encanta; me alegr*; bona feina; molt bona feina; bon treball; molt be;
    enhorabona; felicitats; que rapids; quina rapidesa|meravella|alegria; genials; perfecte;
    felicitations; bien joue; beau|bon|super|excellent travail; beau boulot; chapeau bas;
    super reactif*; tres reactif*; quelle rapidite|efficacite|reactivite; formidable; well done;
    good|great|fantastic|excellent|brilliant|amazing|nice|lovely|superb job|work;
    congratulations|congrats|kudos; hats off; keep it up; so|very|super quick|fast;
    that was quick|fast; looks great|lovely|amazing|fantastic|brilliant|beautiful; love the new;
    we|i love the|how|our|what; brilliant|awesome|fantastic|wonderful; you rock; you are the best;
    best .. ever; proud of; es|son|esta|estan precios*|espectacular*|preciosidad|divin*;
    es|son|esta|estan muy|mas bonit*|chul*|logrado|limpi*; es una maravilla|pasada|preciosidad
""")

GREETING: Final = phrases("""
    hola|holi|holaa|holaaa|ola|buenas|buenos|saludos|saludo|saludar|bienvenid*|ey;
    hey|hi|hello|hallo|salut|coucou|bonjour|bonsoir|adios|adeu|bye|ciao; buenos dias;
    buen|bon|feliz|bona dia|dia|finde|fin|puente|lunes|martes;
    bonne|good|happy|joyeux|felic dia|dia|finde|fin|puente|lunes|martes;
    buen|bon|feliz|bona|bonne|good|happy|joyeux|felic miercoles|jueves|viernes;
    buen|bon|feliz|bona|bonne|good|happy|joyeux|felic sabado|domingo|navidad|año;
    buen|bon|feliz|bona verano|semana|tarde|noche|nit|tarda|vespre;
    bonne|good|happy|joyeux|felic verano|semana|tarde|noche|nit|tarda|vespre;
    buen|bon|feliz|bona journee|soiree|nuit|annee|dimanche|week|weekend;
    bonne|good|happy|joyeux|felic journee|soiree|nuit|annee|dimanche|week|weekend;
    buen|bon|feliz|bona|bonne|good|happy|joyeux|felic morning|afternoon|evening;
    buen|bon|feliz|bona|bonne|good|happy|joyeux|felic night|day|monday|tuesday;
    buen|bon|feliz|bona|bonne|good|happy|joyeux|felic wednesday|thursday|friday;
    buen|bon|feliz|bona|bonne|good|happy|joyeux|felic saturday|sunday|new|christmas;
    buen|bon|feliz|bona nadal|any|cap|noel|setmana|diumenge|dilluns;
    bonne|good|happy|joyeux|felic nadal|any|cap|noel|setmana|diumenge|dilluns;
    buen|bon|feliz|bona|bonne|good|happy|joyeux|felic divendres|dissabte|aniversario;
    buen|bon|feliz|bona cumpleaños|birthday|descanso|festivo;
    bonne|good|happy|joyeux|felic cumpleaños|birthday|descanso|festivo; buenas tardes|noches;
    felices fiestas; bones festes; merry christmas; hasta luego|mañana|pronto; que tal;
    como estais|estas|va; que tengais|tengas|tengan|paseis .. buen|feliz|dia|noche|finde|semana;
    un abrazo|saludo|beso; abrazos|besos|besitos|abrazo; good night; how are you; bon dia;
    bona tarda|nit; bon nadal; bonne journee|soiree|annee|nuit; have a nice|good|great; see you;
    a bientot; ca va; viva|vivan|visca; animo|animos|anims
""")

FOOTBALL: Final = phrases("""
    futbol|football|futbolista*|soccer|futbolero;
    gol|goles|golazo|goool|gooool|gooooool|golaso|goal|goals|but;
    champions|laliga|eurocopa|mundial|europa league|premier;
    real madrid|sociedad|betis|valladolid|zaragoza|oviedo;
    barça|barca|atleti|atletico|betis|sevillista;
    madridista*|culé|cule|cules|athletic|osasuna|blaugrana;
    granada|sevilla|valencia|malaga|cadiz|getafe|levante|elche|rayo|girona|celta cf;
    granada|sevilla|valencia|villarreal fc;
    visca|hala|aupa|forza|allez|vamos el|la|los|les|madrid|barça|barca;
    visca|hala|aupa|forza|allez|vamos granada|betis|sevilla|equipo;
    visca|hala|aupa|forza|allez|vamos athletic|real|malaga|cadiz; visca|hala|aupa;
    vamos|allez|forza|go equipo|campeones|chicos|rojos|betis|granada|bleus;
    come on you|england|united|city|reds|lads; go team|reds|blues; campeones|champions|campions;
    partidazo|derbi|derby|penalti|penalty; portero|delantero|goleada|hat|ascenso|remontada;
    messi|ronaldo|mbappe|vinicius|lamine|yamal|pedri|haaland|bellingham|modric;
    seleccion española|nacional; la roja; equipo de futbol; vaya partido|partidazo|golazo;
    que partido|partidazo|golazo|gol; football team|club|match; premier league; world cup;
    coupe du monde; equip de futbol; manchester|liverpool|arsenal|chelsea|tottenham; psg|om|ol
""")

SPAM_OUTRIGHT: Final = phrases("""
    vendo|vendemos .. seguidores|followers|likes;
    gana|ganar|gane .. dinero|pasta|money|cash|argent|diners;
    ganas|earn|gagnez|guanya .. dinero|pasta|money|cash|argent|diners; dinero facil|rapido|extra;
    make|easy|fast|extra|free money; make .. money; gana|gane|ganar .. dia|mes|semana|hora;
    earn .. day|week|month|hour; bitcoin|btc|ethereum|crypto|cripto|criptomoned*|forex|nft|airdrop;
    casino|viagra|cialis|onlyfans|porno|porn|xxx|escorts|hotties|clickbait; click here|now;
    haz|haga|fes clic|click; cliquez ici; pincha|clica|clic|pulsa|entra aqui; siguem*|sigueme y;
    sigueme; te sigo; follow me; follow back|for; followers|seguidores gratis|free|reales;
    free followers; comprar|compra|consigue .. seguidores|followers|likes; buy .. followers|likes;
    buy|order|shop now; compra ya|ahora; limited|special offer;
    oferta exclusiva|limitada|especial|irresistible; has ganado|sido; you .. won|winner;
    vous avez gagne; prestamo*|credito*|loan|loans rapid*|inmediat*|online|facil*|sin;
    prets|credit rapide*; fast|quick|instant|cheap loan|loans|viagra; link|enlace in|en bio|la;
    se|ya vende|alquila .. piso|casa|coche|moto|local|finca|parcela|garaje|apartamento|terreno;
    vendo|alquilo|traspaso .. piso|casa|coche|moto|local|finca|parcela|garaje|terreno|movil;
    hot singles|girls|chicas; adelgaza|lose weight|kilos; hazte|get|become rico|rich
""")

SPAM: Final = phrases("""
    trabaja|trabajar|trabajando|work|working from|desde home|casa;
    trading|invierte|inversion*|inversor*; apuestas|betting|slots|sexo;
    oferta|ofertas|promocion|promo|descuento; descuentos|rebajas|discount|discounts|soldes;
    bono|bonus gratis|free; giveaway|sorteo; prestamo|prestamos|loans; gratis|free|gratuit;
    whatsapp|telegram|wasap|guasap; suscribete|subscribe; dm for|me; codigo|promo code;
    visita|visit mi|nuestra|my|our web|pagina|tienda|site|website|shop|store|canal;
    viral|influencer; baratos|baratas|cheap; iphone; followers|seguidores
""")

CHATTER: Final = phrases("""
    ok|okay|oki|vale|valee|okey|d'acord|d'accord|si;
    no|yes|sip|nop|test|prueba|probando|testing|hmm; ja|jaja|jajaja|jajajaja|jaj|jeje|jejeje|haha;
    hahaha|lol|lool|xd|xdd|mdr|ptdr|jiji; jaja*; haha*; alli|alla|ahi estare*|estaremos|nos;
    nos vemos; entendido|recibido|anotado|enterado|noted; amen|wow|uau|guau|uf|uff|ay|oh|ah|eh;
    de acuerdo; totalmente de acuerdo; yo tambien; cuenta conmigo; buenas
""")

FILLER: Final = word_set(
    "a al todos todas tothom tous toutes all everyone everybody amigos amigas gente vecinos "
    "vecinas veins friends folks people y i et and de del desde from des la el los las les le "
    "un una a the que your mi nuestro nuestra pueblo town village poble ville alcalde "
    "alcaldesa mayor maire ayuntamiento ajuntament mairie hall city en in con para por for to "
    "pour tal muy mucho hoy avui today aujourd hui mundo world dia day os us vous you nos me "
    "se tengais tengas tengan buen bueno buena bon bonne happy feliz good nice great "
    "primavera verano otono invierno lluvioso soleado jueves viernes lunes martes miercoles "
    "sabado domingo week semana finde señor senor señora senora don twitter mastodon bluesky "
    "is it here aqui hi yo soy i m"
)
