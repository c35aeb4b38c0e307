// summary: Every node with its labels and properties
// summary_ru: Все узлы с метками и свойствами
// mode: admin
// column labels: strings — labels — метки
// column properties: any — properties — свойства
MATCH (n)
WHERE n.id IS NOT NULL
RETURN labels(n) AS labels, properties(n) AS properties
