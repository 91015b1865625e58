# One static binary in an otherwise empty image:
#   docker build -t onrecord .
#   docker run --rm -v "$PWD:/data" onrecord read article.txt
FROM rust:1.95-alpine AS build
# SQLite, zstd and the TLS library are compiled from C.
RUN apk add --no-cache build-base perl cmake
WORKDIR /source
COPY . .
RUN cargo build --release --locked -p onrecord

FROM scratch
COPY --from=build /source/target/release/onrecord /onrecord
WORKDIR /data
ENTRYPOINT ["/onrecord"]
