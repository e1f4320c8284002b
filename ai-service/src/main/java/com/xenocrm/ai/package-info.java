/** Words for marketers: message suggestions and campaign summaries. */
@NullMarked
package com.xenocrm.ai;

import org.jspecify.annotations.NullMarked;
