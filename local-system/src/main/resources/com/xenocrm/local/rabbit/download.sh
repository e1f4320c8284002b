# Downloads the Debian packages of RabbitMQ and Erlang with apt and unpacks them in the current directory, without root and
# without a change outside of it.
set -euo pipefail
here=$PWD
rm -rf lists cache packages unpacked
mkdir -p lists/partial cache/archives/partial packages
cat >apt.conf <<CONFIGURATION
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
APT::Sandbox::User "";
Dir::State::Lists "$here/lists/";
Dir::Cache "$here/cache/";
CONFIGURATION
export LC_ALL=C
apt-get -c "$here/apt.conf" -q update
erlang=$(apt-cache -c "$here/apt.conf" depends --recurse --important rabbitmq-server | grep '^erlang-' | grep -v hipe | sort -u)
cd packages
apt-get -c "$here/apt.conf" -q download rabbitmq-server $erlang
for package in *.deb; do
  dpkg-deb -x "$package" ../unpacked
done
cd ..
# the scripts name /usr/lib/erlang; they shall take the directory from the environment
sed -i 's|ROOTDIR=/usr/lib/erlang|ROOTDIR="$ERL_ROOTDIR"|' unpacked/usr/lib/erlang/bin/erl unpacked/usr/lib/erlang/erts-*/bin/erl
mv unpacked root
rm -rf lists cache packages
