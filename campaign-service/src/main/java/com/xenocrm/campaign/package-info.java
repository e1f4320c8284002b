/** Service for segments, audiences and campaigns. */
@NullMarked
package com.xenocrm.campaign;

import org.jspecify.annotations.NullMarked;
