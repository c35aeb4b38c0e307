// summary: Every node with its labels and properties
// mode: admin
// column labels: strings — labels
// column properties: any — properties
MATCH (n)
WHERE n.id IS NOT NULL
RETURN labels(n) AS labels, properties(n) AS properties
