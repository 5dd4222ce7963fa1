{{- /* What the reader's browser searches in: as much as knowledge/pages/search.py writes, for the same work. */ -}}
{{- $world := partialCached "world.html" "" -}}
{{- $comma := "" -}}
self.searchData={"fields":["kind","id","address","title","aliases","tags","summary"],"rows":[
{{- range $kind := slice "members" "projects" "tools" "events" "sources" -}}
  {{- $section := index hugo.Data.association.sections $kind -}}
  {{- range $world.Get $kind -}}
    {{- $tags := slice -}}
    {{- range .categories }}{{ with index hugo.Data.categories . }}{{ $tags = $tags | append .name }}{{ $tags = $tags | append .aliases }}{{ end }}{{ end -}}
    {{- with .sector }}{{ $tags = $tags | append (index hugo.Data.sectors .).name }}{{ end -}}
    {{- range (slice .license .steward .venue .city .organizer .publisher) }}{{ with . }}{{ $tags = $tags | append . }}{{ end }}{{ end -}}
    {{- with .programming_languages }}{{ $tags = $tags | append . }}{{ end -}}
    {{- if eq .kind "events" }}{{ range .projects }}{{ $tags = $tags | append (index hugo.Data.projects .).name }}{{ end }}{{ end -}}
    {{- $comma }}[{{ .kind | jsonify }},{{ .id | jsonify }},{{ printf "%s/%s/" $section .id | jsonify }},{{ .label | jsonify }},{{ delimit (or .aliases slice) ", " | jsonify }},{{ delimit $tags ", " | jsonify }},{{ or .summary "" | jsonify }}]
    {{- $comma = "," -}}
  {{- end -}}
{{- end -}}
]};
