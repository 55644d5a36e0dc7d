// The tables of the Dutch analysis, shared by both languages: package search
// reads this same file (everything after "export default" is strict JSON), so
// there is nothing to keep in step.
//
// vouw   letters that are no letter with an accent: replacement=letters
// stop   words that carry no meaning in a query or a text; those before the
//        dot are light: they may stand anywhere between the words of a member of a concept.
//        Whom a referrer writes about (cliënt, patiënt, pt) is one: everyone he asks for is
// naaste people about whom one asks: "mijn vader valt" is about falling
// stam   exceptions to the stemmer, word=stem; a word alone is its own stem
// werkwoord  stems of verbs: a member of a concept with "drinken" is also found by "drinkt"
// klank  spellings that sound alike in Dutch, from=to, the first match wins
// lijm   letters between the parts of a compound
// kort   parts of a compound that may be shorter than four letters as a stem,
//        or that would otherwise be too common
// delen  parts of compounds that need not stand alone in the texts
export default {
"vouw": ["i=ı", "l=ł", "o=ø", "ij=ĳ", "ae=æ", "oe=œ", "ss=ß"],
"stop": "al altijd client de echt een eigenlijk erg gewoon haar heel hele helemaal het hun ik je jouw maar mijn mn nog ons onze ook pat patient pt steeds toch uw vaak we wel wij zn zo . aan alles als andere ben bent bij daar dan dat der deze die dient dit doe doen doet door dus eens elke en er gaan gaat geen geweest graag had heb hebben heeft hem hier hij hoe ieder iedere iemand iets in is ja jij jou jullie kan komt kon kun kunnen kunt mag me meer men met mij moet mogen na naar niet niets niks nu of om omdat onder op over per sinds soms te toen tot u uit van veel via voor waar waren was wat weer werd wie wil willen wilt worden wordt zal ze zelf zich zij zijn zoek zoeken zoekt zou",
"naaste": "broer buurman buurvrouw dochter echtgenoot echtgenote kleindochter kleinzoon mama man moeder oma oom opa papa schoonmoeder schoonvader tante vader vrouw zoon zus zusje",
"stam": "alleen angstig=angst angstige=angst bladeren=blad dement=dementie demente=dementie depressief=depressie depressies=depressie depressieve=depressie diabetes eten=eet gepest=pest gescheiden=scheid helpt=help kinderen=kind leden=lid leven niks=niets ouderen oudere=ouderen ouders=ouder rookt=rook slaapt=slaap steden=stad verdrietig=verdriet verdrietige=verdriet verloren=verlies verslaafd=verslaaf verslaafde=verslaaf verslaafden=verslaaf",
"werkwoord": "babbel beef beweeg bewaar betaal blow breng brei dans dreig droom drink durf dwaal fiets gebruik gok gooi haal help herinner hoor huil huur klets klus knutsel kook krijs lees leen leer loop luister lunch mail maal mis mishandel naai onthoud pest pieker plas poets rijd rook rouw ruim scheld schilder schop schreeuw schrijf slaap snap snuif spaar speel spijbel spreek stalk sterf stofzuig strijk struikel teken timmer tob treur tril val verdwaal verhuis vertaal verpleeg verzamel verzorg voel wandel woon zing zorg zwem",
"klank": "sch=sg ch=g ij=ei y=i au=ou ck=k c=k q=k x=ks ph=f dt=t z=s v=f d=t b=p uw=u ie=i",
"lijm": "s e en n",
"kort": "bus les",
"delen": "aangifte aanval achterstand administratie arts bank begeleiding belasting besteding boerderij buddy bus buurt club coach computer cursus dag digitaal eet geld gezin groep huis huiskamer huur jongeren kind kinder klusjes les leefstijl loket lotgenoten maal maaltijd man mantel mantelzorg mishandeling moes nacht ondersteuning opvang opvoeden ouderen paniek problemen project restaurant rolstoel rouw sanering schuld senioren slaap spreekuur taal tafel thuis training tuin verlening vervoer verwerking voedsel voorziening vrijwilliger vrouw wandel week werk wijk woning ziekenhuis zorg"
}
