/** Infrastructure for a machine that has none: a private RabbitMQ, the MongoDB stand-in, the Google stand-in. */
@NullMarked
package com.xenocrm.infra;

import org.jspecify.annotations.NullMarked;
