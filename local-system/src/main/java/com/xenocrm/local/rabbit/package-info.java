/** A private RabbitMQ, from installed or downloaded Debian packages. */
@NullMarked
package com.xenocrm.local.rabbit;

import org.jspecify.annotations.NullMarked;
