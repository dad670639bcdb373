{{- define "guestcard.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "guestcard.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains (include "guestcard.name" .) .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "guestcard.name" .) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "guestcard.selector" -}}
app.kubernetes.io/name: {{ include "guestcard.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "guestcard.labels" -}}
{{ include "guestcard.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "guestcard.serviceAccount" -}}
{{- default (ternary (include "guestcard.fullname" .) "default" .Values.serviceAccount.create) .Values.serviceAccount.name -}}
{{- end -}}

{{/* The environment of every process: what the chart decides, secrets as files, then the values' own settings. */}}
{{- define "guestcard.environment" -}}
- name: HOST
  value: 0.0.0.0
- name: PORT
  value: "8080"
- name: GUESTCARD_METRICS_HOST
  value: 0.0.0.0
- name: GUESTCARD_METRICS_PORT
  value: "9464"
{{- $keys := .Values.secret.keys }}
{{- range $setting, $key := dict "DATABASE_URL" $keys.databaseUrl "GUESTCARD_SECRET_KEY" $keys.secretKey "GUESTCARD_SECRET_KEY_PREVIOUS" $keys.secretKeyPrevious "GUESTCARD_BOOTSTRAP_TOKEN" $keys.bootstrapToken "GUESTCARD_METRICS_TOKEN" $keys.metricsToken "OTEL_EXPORTER_OTLP_HEADERS" $keys.otlpHeaders }}
{{- if $key }}
- name: {{ $setting }}_FILE
  value: /run/secrets/guestcard/{{ $key }}
{{- end }}
{{- end }}
{{- range $setting, $value := .Values.configuration }}
- name: {{ $setting }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* A pod of one of the two halves. Takes a dict of root (the chart's scope) and part (api or worker). */}}
{{- define "guestcard.pod" -}}
{{- $root := .root -}}
{{- $values := index $root.Values .part -}}
metadata:
  labels:
    {{- include "guestcard.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .part }}
  {{- with $values.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "guestcard.serviceAccount" $root }}
  automountServiceAccountToken: false
  # Kubernetes would set GUESTCARD_METRICS_PORT and others of our names to the addresses of services.
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ $root.Values.terminationGracePeriodSeconds }}
  {{- with $root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 65532
    runAsGroup: 65532
    fsGroup: 65532
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: {{ .part }}
      image: {{ printf "%s:%s" $root.Values.image.repository (default $root.Chart.AppVersion $root.Values.image.tag) | quote }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      args: [{{ .part }}]
      env:
        {{- include "guestcard.environment" $root | nindent 8 }}
      ports:
        {{- if eq .part "api" }}
        - name: http
          containerPort: 8080
        {{- end }}
        - name: metrics
          containerPort: 9464
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      {{- $port := ternary "http" "metrics" (eq .part "api") }}
      # A start waits up to 30 s for the database and may migrate it.
      startupProbe:
        httpGet: { path: /healthz, port: {{ $port }} }
        periodSeconds: 3
        failureThreshold: 60
      livenessProbe:
        httpGet: { path: /healthz, port: {{ $port }} }
        periodSeconds: 10
        timeoutSeconds: 3
        failureThreshold: 3
      readinessProbe:
        httpGet: { path: /readyz, port: {{ $port }} }
        periodSeconds: 5
        timeoutSeconds: 3
        failureThreshold: 2
      {{- if eq .part "api" }}
      lifecycle:
        # Until no proxy sends anything here any more. There is no shell in the image.
        preStop:
          exec:
            command: [/usr/bin/node, -e, "setTimeout(() => undefined, 5000)"]
      {{- end }}
      resources:
        {{- toYaml $values.resources | nindent 8 }}
      volumeMounts:
        - name: secret
          mountPath: /run/secrets/guestcard
          readOnly: true
  volumes:
    - name: secret
      secret:
        secretName: {{ required "secret.name is needed: a Secret with the keys database-url and secret-key (deploy/README.md)" $root.Values.secret.name }}
        defaultMode: 0440
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "guestcard.selector" $root | nindent 10 }}
          app.kubernetes.io/component: {{ .part }}
  {{- with $values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
