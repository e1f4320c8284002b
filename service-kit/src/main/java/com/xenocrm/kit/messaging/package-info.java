/** Publishing with confirms, and batch listeners with retry and dead letters. */
@NullMarked
package com.xenocrm.kit.messaging;

import org.jspecify.annotations.NullMarked;
