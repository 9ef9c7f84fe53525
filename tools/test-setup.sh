#!/usr/bin/env bash
# What the tests need beside npm packages: Debian's Chromium, PostgreSQL 15, Orthanc, ClamAV and fonts for Arabic. Installs what is
# missing when it may (root on Debian); otherwise says exactly what will be left out.
set -u
missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
[ -x /usr/lib/postgresql/15/bin/postgres ] || missing+=(postgresql-15)
[ -x /usr/sbin/Orthanc ] && [ -e /usr/share/orthanc/plugins/libOrthancDicomWeb.so ] || missing+=(orthanc orthanc-dicomweb)
fc-list 2>/dev/null | grep -qi 'noto.*arab' || missing+=(fonts-noto-core fontconfig)
[ -x /usr/sbin/clamd ] || missing+=(clamav-daemon)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing for the tests: ${missing[*]}"
  # Debian's package would start a server of its own on 5432; the tests start theirs where nobody else is.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -q >/dev/null && apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null; then exit 0; fi
  echo "The packages could not be installed."
fi
for package in "${missing[@]}"; do
  case $package in
    chromium) echo "LEFT OUT: browser tests (Debian's chromium is missing)" ;;
    postgresql-15) echo "LEFT OUT: every test on PostgreSQL (Debian's postgresql-15 is missing)" ;;
    clamav-daemon) echo "LEFT OUT: every test with a virus scanner (Debian's clamav-daemon is missing)" ;;
    orthanc) echo "LEFT OUT: every test with pictures (Debian's orthanc is missing)" ;;
    fonts-noto-core) echo "LEFT OUT: Arabic letters in browser tests (fonts-noto-core is missing)" ;;
  esac
done
